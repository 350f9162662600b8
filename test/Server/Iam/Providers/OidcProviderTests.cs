using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Providers;

public sealed class OidcProviderTests
{
    private const string Url = "https://ci.example.com/tenant/";
    private const string Arn = $"arn:aws:iam::{Account}:oidc-provider/ci.example.com/tenant/";
    private static readonly string Thumbprint = new('a', 40);

    [Fact]
    public async Task A_provider_is_told_as_it_was_made_and_lives_through_a_restart()
    {
        await using var server = await TestServer.StartAsync();

        var made = await server.Api.IamAsync(
            "CreateOpenIDConnectProvider", ("Url", Url), ("ClientIDList.member.1", "sts.amazonaws.com"), ("ThumbprintList.member.1", Thumbprint),
            ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"));
        Assert.Equal(Arn, made["OpenIDConnectProviderArn"]);
        Assert.Equal("red", made["Value"]);

        await server.RestartAsync();
        var got = await server.Api.IamAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn));
        Assert.Equal("ci.example.com/tenant/", got["Url"]);
        Assert.Equal(["sts.amazonaws.com", Thumbprint], got.All("member")[..2]);
        Assert.Equal(server.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), got["CreateDate"]);
        Assert.Equal("team", got["Key"]);
        Assert.Equal(Arn, (await server.Api.IamAsync("ListOpenIDConnectProviders"))["Arn"]);
    }

    [Fact]
    public async Task Audiences_and_thumbprints_are_changed_and_changing_nothing_succeeds()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server.Api);

        await ChangeAsync("AddClientIDToOpenIDConnectProvider", ("ClientID", "one"));
        await ChangeAsync("AddClientIDToOpenIDConnectProvider", ("ClientID", "two"));
        await ChangeAsync("AddClientIDToOpenIDConnectProvider", ("ClientID", "one"));
        Assert.Equal(["one", "two"], (await GetAsync()).All("member"));
        await ChangeAsync("RemoveClientIDFromOpenIDConnectProvider", ("ClientID", "one"));
        await ChangeAsync("RemoveClientIDFromOpenIDConnectProvider", ("ClientID", "never there"));
        await ChangeAsync("UpdateOpenIDConnectProviderThumbprint", ("ThumbprintList.member.1", Thumbprint));
        Assert.Equal(["two", Thumbprint], (await GetAsync()).All("member"));
        await ChangeAsync("DeleteOpenIDConnectProvider");
        await ChangeAsync("DeleteOpenIDConnectProvider");
        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", $"OpenIDConnect Provider not found for arn {Arn}", "GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn));

        Task ChangeAsync(string action, params (string, string)[] more) => server.Api.IamAsync(action, [("OpenIDConnectProviderArn", Arn), .. more]);
        Task<ApiAnswer> GetAsync() => server.Api.IamAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn));
    }

    [Fact]
    public async Task Tags_are_put_listed_and_taken_off_without_regard_to_case()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server.Api);

        await server.Api.IamAsync(
            "TagOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"), ("Tags.member.2.Key", "a"), ("Tags.member.2.Value", ""));
        await server.Api.IamAsync("TagOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "blue"));
        Assert.Equal(["Team", "a"], (await ListAsync()).All("Key"));
        Assert.Equal("true", (await ListAsync(("MaxItems", "1")))["IsTruncated"]);
        await server.Api.IamAsync("UntagOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn), ("TagKeys.member.1", "TEAM"), ("TagKeys.member.2", "none"));
        Assert.Equal(["a"], (await ListAsync()).All("Key"));
        var many = Enumerable.Range(1, 50).SelectMany(i => new[] { ($"Tags.member.{i}.Key", $"k{i}"), ($"Tags.member.{i}.Value", "v") });
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "The number of tags has reached the maximum limit.", "TagOpenIDConnectProvider", [("OpenIDConnectProviderArn", Arn), .. many]);

        Task<ApiAnswer> ListAsync(params (string, string)[] more) => server.Api.IamAsync("ListOpenIDConnectProviderTags", [("OpenIDConnectProviderArn", Arn), .. more]);
    }

    [Theory]
    [InlineData("http://ci.example.com")]
    [InlineData("https://")]
    [InlineData("https://ci.example.com?x=1")]
    [InlineData("https://ci.example.com#x")]
    [InlineData("https://user@ci.example.com")]
    [InlineData("https://ci.example.com/a b")]
    [InlineData("ci.example.com")]
    public async Task What_is_no_plain_https_address_is_refused(string url)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(400, "ValidationError", "Invalid Open ID Connect Provider URL", "CreateOpenIDConnectProvider", ("Url", url));
    }

    [Fact]
    public async Task Quotas_and_constraints_are_held()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server.Api);

        await server.Api.IamRefusesAsync(409, "EntityAlreadyExists", $"Provider with url {Url} already exists.", "CreateOpenIDConnectProvider", ("Url", Url));
        await server.Api.IamRefusesAsync(
            400, "ValidationError", "Thumbprint list must contain fewer than 5 entries.", "UpdateOpenIDConnectProviderThumbprint",
            [("OpenIDConnectProviderArn", Arn), .. Enumerable.Range(1, 6).Select(i => ($"ThumbprintList.member.{i}", Thumbprint))]);
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100", "CreateOpenIDConnectProvider",
            [("Url", "https://other.example.com"), .. Enumerable.Range(1, 101).Select(i => ($"ClientIDList.member.{i}", $"client {i}"))]);
        await server.Api.IamRefusesAsync(
            400, "ValidationError", "Invalid ARN:  Could not be parsed!", "GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", "this is not an ARN at all"));
        for (var i = 1; i < 100; i++)
        {
            await server.Api.IamAsync("CreateOpenIDConnectProvider", ("Url", $"https://ci-{i}.example.com"));
        }

        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100", "CreateOpenIDConnectProvider", ("Url", "https://one-more.example.com"));
    }

    [Fact]
    public async Task Policies_are_asked_about_the_providers_ARN_and_its_tags()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server.Api);
        await server.Api.IamAsync("TagOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"));
        var allowed = server.ApiAs(await server.CreateUserAsync("red", Allow("iam:*OpenIDConnect*", Arn, """{"StringEquals":{"aws:ResourceTag/team":"red"}}""")));
        var other = server.ApiAs(await server.CreateUserAsync("blue", Allow("iam:*OpenIDConnect*", Arn, """{"StringEquals":{"aws:ResourceTag/team":"blue"}}""")));

        await allowed.IamAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn));
        await other.IamRefusesAsync(
            403, "AccessDenied",
            $"User: {UserArn("blue")} is not authorized to perform: iam:GetOpenIDConnectProvider on resource: {Arn} because no identity-based policy allows the iam:GetOpenIDConnectProvider action",
            "GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn));
        var foreign = server.ApiAs(await server.CreateAccountAsync());
        await foreign.IamRefusesAsync(
            404, "NoSuchEntity", $"OpenIDConnect Provider not found for arn {Arn}", "GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", Arn));
    }

    private static Task CreateAsync(ApiClient api) => api.IamAsync("CreateOpenIDConnectProvider", ("Url", Url));
}
