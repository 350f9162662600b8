using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>ListGrants and ListRetirableGrants.</summary>
public sealed class ListGrantsTests(SharedServer shared)
{
    private const string Members = "KeyId GrantId Name CreationDate GranteePrincipal";

    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task The_list_tells_all_of_a_grant_but_its_token()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("petra");
        var key = await server.CreateKeyAsync("RSA_2048");
        var made = server.Clock.GetUtcNow();
        var bare = await server.Api.GrantAsync(key, GrantCalls.User("petra"), "Verify", "Sign");
        var full = await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.User("petra"), Operations = new[] { "Sign" }, Name = "release" });

        var answer = await server.Api.DoAsync("ListGrants", new { KeyId = key });

        Assert.Equal("Grants Truncated", answer.Names());
        var grants = answer.GetProperty("Grants").EnumerateArray().ToDictionary(grant => grant.Text("GrantId"), StringComparer.Ordinal);
        Assert.Equal($"{Members} IssuingAccount Operations", grants[bare.Id].Names());
        Assert.Equal($"{Members} RetiringPrincipal IssuingAccount Operations", grants[full.Id].Names());
        Assert.Equal(
            (TestServer.ArnOf(key), "", GrantCalls.User("petra"), GrantCalls.Root, "Sign Verify"),
            (grants[bare.Id].Text("KeyId"), grants[bare.Id].Text("Name"), grants[bare.Id].Text("GranteePrincipal"), grants[bare.Id].Text("IssuingAccount"), grants[bare.Id].Texts("Operations")));
        Assert.Equal(("release", GrantCalls.User("petra")), (grants[full.Id].Text("Name"), grants[full.Id].Text("RetiringPrincipal")));
        Assert.Equal(made.InMilliseconds(), grants[bare.Id].Time("CreationDate"));
    }

    [Fact]
    public async Task A_grant_is_found_by_its_id_and_by_its_grantee()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var nobody = GrantCalls.User("nobody");
        var (first, second) = (await Api.GrantAsync(key, GrantCalls.Root, "Sign"), await Api.GrantAsync(key, nobody, "Sign"));
        async Task<string[]> FindAsync(object request) =>
            [.. (await Api.DoAsync("ListGrants", request)).GetProperty("Grants").EnumerateArray().Select(grant => grant.Text("GrantId"))];

        Assert.Equal([first.Id], await FindAsync(new { KeyId = key, GrantId = first.Id }));
        Assert.Equal([second.Id], await FindAsync(new { KeyId = key, GranteePrincipal = nobody }));
        Assert.Equal([second.Id], await FindAsync(new { KeyId = key, GranteePrincipal = nobody, GrantId = second.Id }));
        Assert.Empty(await FindAsync(new { KeyId = key, GranteePrincipal = nobody, GrantId = first.Id }));
        Assert.Empty(await FindAsync(new { KeyId = key, GranteePrincipal = "AROAQEXAMPLE0000000AA" }));
        await Api.RefusesAsync("ListGrants", new { KeyId = key, GrantId = new string('a', 64) }, "InvalidGrantIdException", text: null);
        await Api.RefusesAsync("ListGrants", new { KeyId = key, GrantId = "?" }, "InvalidGrantIdException", text: null);
        await Api.RefusesAsync(
            "ListGrants", new { KeyId = key, GranteePrincipal = GrantCalls.User("none") }, "InvalidArnException", $"ARN does not refer to a valid principal: {GrantCalls.User("none")}");
    }

    [Fact]
    public async Task The_lists_come_in_pages()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("petra");
        var (one, other) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var made = new List<(string Key, string Id)>();
        for (var i = 0; i < 7; i++)
        {
            var key = i < 5 ? one : other;
            var grant = await server.Api.GrantAsync(new
            {
                KeyId = key, GranteePrincipal = i % 2 == 0 ? GrantCalls.Root : GrantCalls.User("petra"), RetiringPrincipal = GrantCalls.User("petra"), Operations = new[] { "Sign" },
            });
            made.Add((key, grant.Id));
        }

        string[] Ids(Func<(string Key, string Id), bool> which) => [.. made.Where(which).Select(grant => grant.Id).Order(StringComparer.Ordinal)];
        Assert.Equal(Ids(grant => grant.Key == one).Chunk(2), await PagesAsync(server.Kms, new ListGrantsRequest { KeyId = one, Limit = 2 }));
        Assert.Equal(
            Ids(grant => grant.Key == one && made.IndexOf(grant) % 2 == 0).Chunk(2),
            await PagesAsync(server.Kms, new ListGrantsRequest { KeyId = one, Limit = 2, GranteePrincipal = GrantCalls.Root }));
        Assert.Equal(Ids(_ => true).Chunk(3), await RetirablePagesAsync(server.Kms, new ListRetirableGrantsRequest { RetiringPrincipal = GrantCalls.User("petra"), Limit = 3 }));
    }

    [Fact]
    public async Task A_page_has_50_grants_when_nothing_is_said_and_100_at_most()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        for (var i = 0; i < 101; i++)
        {
            await Api.GrantAsync(key, GrantCalls.Root, "Sign");
        }

        Assert.Equal(50, (await Api.DoAsync("ListGrants", new { KeyId = key })).GetProperty("Grants").GetArrayLength());
        Assert.Equal(100, (await Api.DoAsync("ListGrants", new { KeyId = key, Limit = 100 })).GetProperty("Grants").GetArrayLength());
    }

    [Fact]
    public async Task Their_limits_and_markers_are_checked()
    {
        await Api.ChecksPagesAsync("ListGrants", new() { ["KeyId"] = await shared.KeyAsync("ECC_NIST_P256") }, maximum: 100);
        await Api.ChecksPagesAsync("ListRetirableGrants", new() { ["RetiringPrincipal"] = GrantCalls.Root }, maximum: 100);
    }

    [Fact]
    public async Task Retirable_grants_are_those_of_the_principal_in_the_Region_on_keys_of_any_account()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("petra");
        var other = server.ApiAs(await server.CreateAccountAsync());
        var elsewhere = server.ApiAs(server.Root, "us-east-1");
        var ids = new List<string>();
        foreach (var api in new[] { server.Api, other, elsewhere })
        {
            var key = (await api.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata").Text("KeyId");
            ids.Add((await api.GrantAsync(
                new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.User("petra"), Operations = new[] { "Sign" } })).Id);
            await api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.User("petra"), RetiringPrincipal = GrantCalls.Root, Operations = new[] { "Sign" } });
            await api.GrantAsync(key, GrantCalls.User("petra"), "RetireGrant");
        }

        async Task<IEnumerable<string>> FindAsync(ApiClient api) => (await api.DoAsync("ListRetirableGrants", new { RetiringPrincipal = GrantCalls.User("petra") }))
            .GetProperty("Grants").EnumerateArray().Select(grant => grant.Text("GrantId"));
        Assert.Equal(ids[..2].Order(StringComparer.Ordinal), await FindAsync(server.Api));
        Assert.Equal([ids[2]], await FindAsync(elsewhere));
    }

    [Fact]
    public async Task Retirable_grants_are_for_principals_of_the_callers_account_and_for_those_whom_IAM_allows()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateAccountAsync();
        var lister = server.ApiAs(await server.CreateUserAsync("lister", GrantCalls.Policy("kms:ListRetirableGrants")));
        var nobody = server.ApiAs(await server.CreateUserAsync("nobody"));

        await lister.DoAsync("ListRetirableGrants", new { RetiringPrincipal = GrantCalls.Root });
        await nobody.RefusesAsync(
            "ListRetirableGrants", new { RetiringPrincipal = GrantCalls.Root }, "AccessDeniedException",
            $"User: {GrantCalls.User("nobody")} is not authorized to perform: kms:ListRetirableGrants on resource: * because no identity-based policy allows the kms:ListRetirableGrants action");
        foreach (var foreign in new[] { GrantCalls.OtherRoot, GrantCalls.User("none", TestServer.OtherAccount), GrantCalls.User("none", "999988887777") })
        {
            await lister.RefusesAsync("ListRetirableGrants", new { RetiringPrincipal = foreign }, "AccessDeniedException");
        }

        foreach (var unknown in new[] { "petra", GrantCalls.User("none") })
        {
            await lister.RefusesAsync(
                "ListRetirableGrants", new { RetiringPrincipal = unknown }, "InvalidArnException", $"ARN does not refer to a valid principal: {unknown}");
        }
    }

    [Fact]
    public async Task A_principal_that_is_gone_is_shown_by_its_unique_id_and_a_new_one_of_its_name_is_not_meant()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.QueryAsync("iam", "CreateUser", ("UserName", "twin"));
        await server.CreateRoleAsync("Gone", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}""");
        await server.Api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.User("twin"), RetiringPrincipal = GrantCalls.Session("Gone"), Operations = new[] { "Sign" } });

        await server.Api.QueryAsync("iam", "DeleteUser", ("UserName", "twin"));
        await server.Api.QueryAsync("iam", "DeleteRole", ("RoleName", "Gone"));
        var twin = server.ApiAs(await server.CreateUserAsync("twin"));

        var grant = Assert.Single(await server.Api.GrantsAsync(key));
        Assert.Matches("^AIDA[A-Z0-9]{17}$", grant.Text("GranteePrincipal"));
        Assert.Matches("^AROA[A-Z0-9]{17}:test-session$", grant.Text("RetiringPrincipal"));
        Assert.False(await twin.MayAsync("Sign", key));
        Assert.Empty((await server.Api.DoAsync("ListGrants", new { KeyId = key, GranteePrincipal = GrantCalls.User("twin") })).GetProperty("Grants").EnumerateArray());
        Assert.Single((await server.Api.DoAsync("ListGrants", new { KeyId = key, GranteePrincipal = grant.Text("GranteePrincipal") })).GetProperty("Grants").EnumerateArray());
    }

    private static async Task<List<string[]>> PagesAsync(IAmazonKeyManagementService kms, ListGrantsRequest request)
    {
        List<string[]> pages = [];
        ListGrantsResponse page;
        do
        {
            page = await kms.ListGrantsAsync(request, Cancel);
            pages.Add([.. page.Grants.Select(grant => grant.GrantId)]);
            request.Marker = page.NextMarker;
        }
        while (page.Truncated is true);

        return pages;
    }

    private static async Task<List<string[]>> RetirablePagesAsync(IAmazonKeyManagementService kms, ListRetirableGrantsRequest request)
    {
        List<string[]> pages = [];
        ListRetirableGrantsResponse page;
        do
        {
            page = await kms.ListRetirableGrantsAsync(request, Cancel);
            pages.Add([.. page.Grants.Select(grant => grant.GrantId)]);
            request.Marker = page.NextMarker;
        }
        while (page.Truncated is true);

        return pages;
    }
}
