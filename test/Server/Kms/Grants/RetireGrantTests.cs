using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>RetireGrant: who may, and how the grant is named.</summary>
public sealed class RetireGrantTests
{
    private const string Denied = "AccessDeniedException";

    [Fact]
    public async Task The_retiring_principal_retires_by_token_and_by_id()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        async Task<(string Id, string Token)> MakeAsync() => await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.User("alice"), Operations = new[] { "Sign" } });

        await alice.DoNothingAsync("RetireGrant", new { GrantToken = (await MakeAsync()).Token });
        await alice.DoNothingAsync("RetireGrant", new { KeyId = TestServer.ArnOf(key), GrantId = (await MakeAsync()).Id });
        await alice.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = (await MakeAsync()).Id });
        var all = await MakeAsync();
        await alice.DoNothingAsync("RetireGrant", new { GrantToken = all.Token, KeyId = key, GrantId = all.Id });

        Assert.Empty(await server.Api.GrantsAsync(key));
        await alice.RefusesAsync("RetireGrant", new { GrantToken = all.Token }, "InvalidGrantTokenException", text: null);
        await alice.RefusesAsync("RetireGrant", new { KeyId = key, GrantId = all.Id }, "InvalidGrantIdException", text: null);
    }

    [Fact]
    public async Task Every_session_of_a_retiring_role_retires()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var session = server.ApiAs(await server.SessionAsync("Retirer", ("Policy", GrantCalls.Policy("kms:Sign"))));
        var grant = await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.Role("Retirer"), Operations = new[] { "Sign" } });

        await session.DoNothingAsync("RetireGrant", new { GrantToken = grant.Token });
    }

    [Fact]
    public async Task The_grantee_retires_when_the_grant_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        var with = await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign", "RetireGrant");
        var without = await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign");

        await alice.RefusesAsync(
            "RetireGrant", new { GrantToken = without.Token }, Denied,
            $"User: {GrantCalls.User("alice")} is not authorized to perform: kms:RetireGrant on resource: {TestServer.ArnOf(key)} because no identity-based policy allows the kms:RetireGrant action");
        await alice.DoNothingAsync("RetireGrant", new { GrantToken = with.Token });
    }

    [Fact]
    public async Task A_grant_that_allows_RetireGrant_is_for_itself_only()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var (alice, bob) = (server.ApiAs(await server.CreateUserAsync("alice")), GrantCalls.User("bob"));
        await server.CreateUserAsync("bob");
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign", "RetireGrant");
        var other = await server.Api.GrantAsync(key, bob, "Sign", "RetireGrant");

        await alice.RefusesAsync("RetireGrant", new { KeyId = key, GrantId = other.Id }, Denied);
    }

    [Fact]
    public async Task The_account_that_made_the_grant_retires_by_its_root_user_and_by_those_whom_IAM_allows()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256", policy: null);
        var allowed = server.ApiAs(await server.CreateUserAsync("allowed", GrantCalls.Policy("kms:RetireGrant")));
        var bare = server.ApiAs(await server.CreateUserAsync("bare"));
        await server.CreateUserAsync("alice");
        var (first, second) = (await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign"), await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign"));

        await bare.RefusesAsync("RetireGrant", new { KeyId = key, GrantId = first.Id }, Denied);
        await allowed.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = first.Id });
        await server.Api.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = second.Id });
    }

    [Fact]
    public async Task The_right_in_IAM_alone_is_not_enough_even_in_the_keys_account()
    {
        await using var server = await TestServer.StartAsync();
        var other = server.ApiAs(await server.CreateAccountAsync());
        var policy = KeyRequests.OpenPolicy.Replace(
            "[{", $$"""[{"Effect":"Allow","Principal":{"AWS":"{{TestServer.OtherAccount}}"},"Action":"kms:CreateGrant","Resource":"*"},{""", StringComparison.Ordinal);
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256", policy: policy));
        var made = await other.GrantAsync(key, GrantCalls.OtherRoot, "Sign");
        var allowed = server.ApiAs(await server.CreateUserAsync("allowed", GrantCalls.Policy("kms:*")));

        foreach (var (api, name) in new[] { (server.Api, GrantCalls.Root), (allowed, GrantCalls.User("allowed")) })
        {
            await api.RefusesAsync(
                "RetireGrant", new { KeyId = key, GrantId = made.Id }, Denied,
                $"User: {name} is not authorized to perform: kms:RetireGrant on resource: {key} because no resource-based policy allows the kms:RetireGrant action");
        }

        await other.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = made.Id });
    }

    [Fact]
    public async Task A_retiring_account_leaves_it_to_its_identity_policies()
    {
        await using var server = await TestServer.StartAsync();
        var other = server.ApiAs(await server.CreateAccountAsync());
        var allowed = server.ApiAs(await TestServer.CreateUserAsync(other, "allowed", GrantCalls.Policy("kms:RetireGrant")));
        var bare = server.ApiAs(await TestServer.CreateUserAsync(other, "bare"));
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        async Task<string> MakeAsync() => (await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.OtherRoot, Operations = new[] { "Sign" } })).Id;
        var (first, second) = (await MakeAsync(), await MakeAsync());

        await bare.RefusesAsync(
            "RetireGrant", new { KeyId = key, GrantId = first }, Denied,
            $"User: {GrantCalls.User("bare", TestServer.OtherAccount)} is not authorized to perform: kms:RetireGrant on resource: {key} because no identity-based policy allows the kms:RetireGrant action");
        await allowed.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = first });
        await other.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = second });
    }

    [Fact]
    public async Task A_user_of_another_account_retires_what_it_is_named_for()
    {
        await using var server = await TestServer.StartAsync();
        var other = server.ApiAs(await server.CreateAccountAsync());
        var (bob, eve) = (server.ApiAs(await TestServer.CreateUserAsync(other, "bob")), server.ApiAs(await TestServer.CreateUserAsync(other, "eve", GrantCalls.Policy("kms:*"))));
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        var grant = await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.User("bob", TestServer.OtherAccount), Operations = new[] { "Sign" } });

        var refused = await eve.RefusesAsync("RetireGrant", new { KeyId = key, GrantId = grant.Id }, Denied);
        Assert.Equal(refused, await eve.RefusesAsync("RetireGrant", new { KeyId = key, GrantId = new string('a', 64) }, Denied));
        Assert.Equal(refused, await eve.RefusesAsync("RetireGrant", new { KeyId = TestServer.ArnOf(NewKeyId()), GrantId = grant.Id }, Denied));
        await bob.DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = grant.Id });
    }

    [Fact]
    public async Task Key_policies_have_no_say_in_it_and_a_deny_in_IAM_has()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("named");
        var statements = $$"""[{"Effect":"Allow","Principal":{"AWS":"{{GrantCalls.User("named")}}"},"Action":"kms:RetireGrant","Resource":"*"},{"Effect":"Deny","Principal":{"AWS":"{{GrantCalls.User("retiring")}}"},"Action":"kms:RetireGrant","Resource":"*"},{""";
        var (retiring, denied) = (await server.CreateUserAsync("retiring"), await server.CreateUserAsync("denied", GrantCalls.Policy("kms:RetireGrant", "Deny")));
        var named = await server.Api.QueryAsync("iam", "CreateAccessKey", ("UserName", "named"));
        var key = await server.CreateKeyAsync("ECC_NIST_P256", policy: KeyRequests.OpenPolicy.Replace("[{", statements, StringComparison.Ordinal));
        async Task<string> MakeAsync(string who) => (await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.User(who), Operations = new[] { "Sign" } })).Id;
        var (first, second) = (await MakeAsync("retiring"), await MakeAsync("denied"));

        await server.ApiAs(new(named["AccessKeyId"], named["SecretAccessKey"])).RefusesAsync("RetireGrant", new { KeyId = key, GrantId = first }, Denied);
        await server.ApiAs(retiring).DoNothingAsync("RetireGrant", new { KeyId = key, GrantId = first });
        await server.ApiAs(denied).RefusesAsync(
            "RetireGrant", new { KeyId = key, GrantId = second }, Denied,
            $"User: {GrantCalls.User("denied")} is not authorized to perform: kms:RetireGrant on resource: {TestServer.ArnOf(key)} with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task A_dry_run_retires_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");

        await server.Api.RefusesAsync(
            "RetireGrant", new { GrantToken = grant.Token, DryRun = true }, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        await server.Api.RefusesAsync(
            "RevokeGrant", new { KeyId = key, GrantId = grant.Id, DryRun = true }, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        Assert.Single(await server.Api.GrantsAsync(key));
    }

    [Fact]
    public async Task A_grant_must_be_named_and_by_one_name()
    {
        await using var server = await TestServer.StartAsync();
        var (key, other) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");
        var second = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");

        foreach (var request in new object[] { new { }, new { KeyId = key }, new { GrantId = grant.Id } })
        {
            await server.Api.RefusesAsync("RetireGrant", request, "ValidationException", "Grant token OR (grant ID, key ID) must be specified");
        }

        foreach (var request in new object[] { new { GrantToken = grant.Token, KeyId = other }, new { GrantToken = grant.Token, GrantId = second.Id } })
        {
            await server.Api.RefusesAsync(
                "RetireGrant", request, "ValidationException", "The grant token is not one of the grant ID and key ID that are given with it.");
        }

        await server.Api.RefusesAsync("RetireGrant", new { GrantToken = "AAAA" }, "InvalidGrantTokenException", text: null);
        await server.Api.RefusesAsync("RetireGrant", new { KeyId = other, GrantId = grant.Id }, "InvalidGrantIdException", text: null);
        await server.Api.RefusesAsync("RevokeGrant", new { KeyId = other, GrantId = grant.Id }, "InvalidGrantIdException", text: null);
        await server.Api.RefusesValueAsync(
            "RevokeGrant", new { KeyId = key }, "Value null at 'grantId' failed to satisfy constraint: Member must not be null");
        await server.Api.RefusesValueAsync(
            "RevokeGrant", new { KeyId = key, GrantId = new string('a', 129) },
            $"Value '{new string('a', 129)}' at 'grantId' failed to satisfy constraint: Member must have length less than or equal to 128");
        Assert.Equal(2, (await server.Api.GrantsAsync(key)).Count);
    }

    [Fact]
    public async Task Of_many_that_retire_one_grant_at_once_one_succeeds()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.Api.CallAsync("RetireGrant", new { KeyId = key, GrantId = grant.Id })));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefusal("InvalidGrantIdException", text: null));
    }
}
