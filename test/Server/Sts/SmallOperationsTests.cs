using System.Text;
using System.Text.Json;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Sts;

/// <summary>GetAccessKeyInfo, AssumeRoot, what is not built, and the JSON form.</summary>
public sealed class SmallOperationsTests
{
    [Fact]
    public async Task GetAccessKeyInfo_tells_the_account_of_any_stored_key_and_of_the_callers_own()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        var user = await server.CreateUserAsync("petra", Allow("sts:GetAccessKeyInfo", "*"));
        await server.Api.IamAsync("UpdateAccessKey", ("UserName", "petra"), ("AccessKeyId", user.AccessKeyId), ("Status", "Inactive"));
        var session = await server.Api.QueryAsync("sts", "GetFederationToken", ("Name", "Fred"));

        Assert.Equal(TestServer.OtherAccount, (await AskAsync(server.Api, other.AccessKeyId))["Account"]);
        Assert.Equal(TestServer.Account, (await AskAsync(server.Api, user.AccessKeyId))["Account"]);
        var refusal = await Assert.ThrowsAsync<ApiException>(() => AskAsync(server.Api, session["AccessKeyId"]));
        Assert.Equal(("ValidationError", 400), (refusal.Code, refusal.Status));
        var bare = await server.CreateUserAsync("bare");
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<ApiException>(() => AskAsync(server.ApiAs(bare), user.AccessKeyId))).Code);

        static Task<ApiAnswer> AskAsync(ApiClient api, string id) => api.QueryAsync("sts", "GetAccessKeyInfo", ("AccessKeyId", id));
    }

    [Fact]
    public async Task AssumeRoot_is_denied_for_no_account_manages_an_organization()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("petra", AllowAll));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => user.QueryAsync(
            "sts", "AssumeRoot", ("TargetPrincipal", TestServer.OtherAccount), ("TaskPolicyArn.arn", "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials")));
        Assert.Equal(
            ("AccessDenied", $"User: {UserArn("petra")} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::{TestServer.OtherAccount}:root", 403),
            (refusal.Code, refusal.Text, refusal.Status));
        Assert.Equal("ValidationError", (await Assert.ThrowsAsync<ApiException>(() => user.QueryAsync("sts", "AssumeRoot"))).Code);
    }

    [Theory]
    [InlineData("GetWebIdentityToken"), InlineData("GetDelegatedAccessToken")]
    public async Task What_is_not_built_is_refused_by_name_and_version(string operation)
    {
        await using var server = await TestServer.StartAsync();

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.Api.QueryAsync("sts", operation));
        Assert.Equal(("InvalidAction", $"Could not find operation {operation} for version 2011-06-15", 400), (refusal.Code, refusal.Text, refusal.Status));
    }

    [Fact]
    public async Task Who_accepts_JSON_is_answered_in_it()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.Api.SendAsync(
            "sts", Encoding.ASCII.GetBytes("Action=GetCallerIdentity&Version=2011-06-15"), "application/x-www-form-urlencoded", ("accept", "application/json"));

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("GetCallerIdentityResponse");
        Assert.Equal(TestServer.Account, body.GetProperty("GetCallerIdentityResult").GetProperty("Account").GetString());
        Assert.NotNull(body.GetProperty("ResponseMetadata").GetProperty("RequestId").GetString());
    }
}
