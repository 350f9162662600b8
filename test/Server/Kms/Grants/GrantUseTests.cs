using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>What callers may do with a key because a grant says so. The key's policy names the account alone, so whoever has no identity policy has nothing.</summary>
public sealed class GrantUseTests
{
    [Fact]
    public async Task A_grant_allows_its_operations_to_its_grantee_until_it_is_revoked()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var (alice, bob) = (server.ApiAs(await server.CreateUserAsync("alice")), server.ApiAs(await server.CreateUserAsync("bob")));
        Assert.False(await alice.MayAsync("Sign", key));

        var grant = await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign", "DescribeKey");

        Assert.Equal(
            (true, true, false, false),
            (await alice.MayAsync("Sign", key), await alice.MayAsync("DescribeKey", key), await alice.MayAsync("GetPublicKey", key), await alice.MayAsync("ListGrants", key)));
        Assert.False(await bob.MayAsync("Sign", key));
        Assert.False(await alice.MayAsync("Sign", await server.CreateKeyAsync("ECC_NIST_P256")));

        await server.Api.DoNothingAsync("RevokeGrant", new { KeyId = key, GrantId = grant.Id });
        Assert.False(await alice.MayAsync("Sign", key));
    }

    [Fact]
    public async Task Encrypt_and_decrypt_by_grant_with_an_RSA_key()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT");
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Encrypt", "Decrypt");

        var blob = (await alice.DoAsync("Encrypt", KeyRequests.For("Encrypt", key))).Blob("CiphertextBlob");
        Assert.Equal("hello"u8.ToArray(), (await alice.DoAsync("Decrypt", KeyRequests.For("Decrypt", key, blob))).Blob("Plaintext"));
    }

    [Fact]
    public async Task A_deny_beats_a_grant()
    {
        await using var server = await TestServer.StartAsync();
        var deny = KeyRequests.OpenPolicy.Replace(
            "[{", """[{"Effect":"Deny","Principal":"*","Action":"kms:Verify","Resource":"*"},{""", StringComparison.Ordinal);
        var key = await server.CreateKeyAsync("ECC_NIST_P256", policy: deny);
        var alice = server.ApiAs(await server.CreateUserAsync("alice", GrantCalls.Policy("kms:Sign", "Deny")));
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign", "Verify", "GetPublicKey");

        await alice.RefusesAsync(
            "Sign", KeyRequests.For("Sign", key), "AccessDeniedException",
            $"User: {GrantCalls.User("alice")} is not authorized to perform: kms:Sign on resource: {TestServer.ArnOf(key)} with an explicit deny in an identity-based policy");
        await alice.RefusesAsync(
            "Verify", KeyRequests.For("Verify", key), "AccessDeniedException",
            $"User: {GrantCalls.User("alice")} is not authorized to perform: kms:Verify on resource: {TestServer.ArnOf(key)} with an explicit deny in a resource-based policy");
        Assert.True(await alice.MayAsync("GetPublicKey", key));
    }

    [Fact]
    public async Task A_grant_to_a_role_is_for_all_its_sessions_and_one_to_a_session_for_that_one()
    {
        await using var server = await TestServer.StartAsync();
        var (byRole, bySession) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var one = server.ApiAs(await server.SessionAsync("Signer"));
        var assumer = await server.CreateUserAsync("assumer", GrantCalls.Policy("sts:AssumeRole"));
        var answer = await server.ApiAs(assumer).QueryAsync("sts", "AssumeRole", ("RoleArn", GrantCalls.Role("Signer")), ("RoleSessionName", "other-session"));
        var other = server.ApiAs(new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]));

        await server.Api.GrantAsync(byRole, GrantCalls.Role("Signer"), "Sign");
        await server.Api.GrantAsync(bySession, GrantCalls.Session("Signer"), "Sign");

        Assert.Equal((true, true), (await one.MayAsync("Sign", byRole), await other.MayAsync("Sign", byRole)));
        Assert.Equal((true, false), (await one.MayAsync("Sign", bySession), await other.MayAsync("Sign", bySession)));
    }

    [Fact]
    public async Task A_session_policy_does_not_cut_a_grant_but_its_deny_does()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var silent = server.ApiAs(await server.SessionAsync("Silent", ("Policy", GrantCalls.Policy("kms:DescribeKey"))));
        var denied = server.ApiAs(await server.SessionAsync("Denied", ("Policy", GrantCalls.Policy("kms:Sign", "Deny"))));
        await server.Api.GrantAsync(key, GrantCalls.Role("Silent"), "Sign");
        await server.Api.GrantAsync(key, GrantCalls.Role("Denied"), "Sign");

        Assert.Equal((true, false), (await silent.MayAsync("Sign", key), await denied.MayAsync("Sign", key)));
    }

    [Fact]
    public async Task A_grant_to_an_account_is_for_those_of_it_whom_IAM_allows()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var arn = TestServer.ArnOf(key);
        var root = server.ApiAs(await server.CreateAccountAsync());
        var allowed = server.ApiAs(await TestServer.CreateUserAsync(root, "allowed", GrantCalls.Policy("kms:Sign")));
        var bare = server.ApiAs(await TestServer.CreateUserAsync(root, "bare"));
        Assert.False(await allowed.MayAsync("Sign", arn));

        await server.Api.GrantAsync(key, GrantCalls.OtherRoot, "Sign", "Verify");

        Assert.Equal((true, false), (await allowed.MayAsync("Sign", arn), await allowed.MayAsync("Verify", arn)));
        Assert.Equal((true, false), (await root.MayAsync("Sign", arn), await root.MayAsync("GetPublicKey", arn)));
        await bare.RefusesAsync(
            "Sign", KeyRequests.For("Sign", arn), "AccessDeniedException",
            $"User: {GrantCalls.User("bare", TestServer.OtherAccount)} is not authorized to perform: kms:Sign on resource: {arn} because no identity-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task A_grant_to_a_user_of_another_account_suffices()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var arn = TestServer.ArnOf(key);
        var root = server.ApiAs(await server.CreateAccountAsync());
        var (bob, denied) = (server.ApiAs(await TestServer.CreateUserAsync(root, "bob")), server.ApiAs(await TestServer.CreateUserAsync(root, "denied", GrantCalls.Policy("kms:*", "Deny"))));
        await server.Api.GrantAsync(key, GrantCalls.User("bob", TestServer.OtherAccount), "Sign");
        await server.Api.GrantAsync(key, GrantCalls.User("denied", TestServer.OtherAccount), "Sign");

        Assert.Equal((true, false, false), (await bob.MayAsync("Sign", arn), await bob.MayAsync("DescribeKey", arn), await denied.MayAsync("Sign", arn)));
        Assert.False(await root.MayAsync("Sign", arn));
        Assert.EndsWith(
            "on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
            await bob.RefusesAsync("Verify", KeyRequests.For("Verify", arn), "AccessDeniedException"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_does_not_open_what_grants_cannot_allow()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign", "Verify", "GetPublicKey", "DescribeKey", "CreateGrant", "RetireGrant");

        foreach (var operation in KeyRequests.ByIdOrArn.Except(["CreateGrant", "RetireGrant", "CreateAlias", "UpdateAlias"]))
        {
            await alice.RefusesAsync(operation, KeyRequests.For(operation, key), "AccessDeniedException");
        }
    }

    [Fact]
    public async Task Who_may_make_grants_by_a_grant_makes_none_that_is_wider()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        var (bob, carol) = (server.ApiAs(await server.CreateUserAsync("bob")), server.ApiAs(await server.CreateUserAsync("carol")));
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "CreateGrant", "Sign", "RetireGrant");
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Verify");

        await alice.GrantAsync(key, GrantCalls.User("bob"), "Sign", "CreateGrant");
        Assert.True(await bob.MayAsync("Sign", key));
        await bob.GrantAsync(key, GrantCalls.User("carol"), "Sign");
        Assert.True(await carol.MayAsync("Sign", key));

        foreach (var (maker, operations) in new[] { (alice, "Sign Verify"), (alice, "Verify"), (alice, "DescribeKey"), (bob, "RetireGrant"), (carol, "Sign") })
        {
            var text = await maker.RefusesAsync(
                "CreateGrant", new { KeyId = key, GranteePrincipal = GrantCalls.User("bob"), Operations = operations.Split(' ') }, "AccessDeniedException");
            Assert.EndsWith($"is not authorized to perform: kms:CreateGrant on resource: {TestServer.ArnOf(key)} because no identity-based policy allows the kms:CreateGrant action", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_may_make_grants_by_policy_gives_what_it_has_not_itself()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var maker = server.ApiAs(await server.CreateUserAsync("maker", GrantCalls.Policy("kms:CreateGrant")));
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));

        await maker.GrantAsync(key, GrantCalls.User("alice"), "Sign");

        Assert.Equal((false, true), (await maker.MayAsync("Sign", key), await alice.MayAsync("Sign", key)));
    }

    [Fact]
    public async Task Another_account_makes_grants_in_its_own_name()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        var policy = KeyRequests.OpenPolicy.Replace(
            "[{", $$"""[{"Effect":"Allow","Principal":{"AWS":"{{TestServer.OtherAccount}}"},"Action":["kms:CreateGrant","kms:ListGrants","kms:RevokeGrant"],"Resource":"*"},{""", StringComparison.Ordinal);
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256", policy: policy));
        var root = server.ApiAs(other);
        var bob = server.ApiAs(await TestServer.CreateUserAsync(root, "bob"));

        var made = await root.GrantAsync(key, GrantCalls.User("bob", TestServer.OtherAccount), "Sign");

        Assert.True(await bob.MayAsync("Sign", key));
        Assert.Equal(GrantCalls.OtherRoot, Assert.Single(await root.GrantsAsync(key)).Text("IssuingAccount"));
        await root.DoNothingAsync("RevokeGrant", new { KeyId = key, GrantId = made.Id });
        Assert.Empty(await server.Api.GrantsAsync(key));
    }

    [Fact]
    public async Task Grants_live_through_a_restart_and_die_with_their_key()
    {
        await using var server = await TestServer.StartAsync();
        var (key, dying) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        await server.Api.GrantAsync(key, GrantCalls.User("alice"), "Sign", "DescribeKey");
        var gone = await server.Api.GrantAsync(
            new { KeyId = dying, GranteePrincipal = GrantCalls.User("alice"), RetiringPrincipal = GrantCalls.Root, Operations = new[] { "Sign" } });

        await server.RestartAsync();
        Assert.Equal((true, true), (await alice.MayAsync("Sign", key), await alice.MayAsync("Sign", dying)));

        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = dying, PendingWindowInDays = 7 });
        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Server.RunDueAsync(Cancel);

        Assert.True(await alice.MayAsync("Sign", key));
        await server.Api.RefusesAsync("RetireGrant", new { GrantToken = gone.Token }, "InvalidGrantTokenException", text: null);
        Assert.Empty((await server.Api.DoAsync("ListRetirableGrants", new { RetiringPrincipal = GrantCalls.Root })).GetProperty("Grants").EnumerateArray());
    }
}
