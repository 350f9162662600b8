using Amazon.KeyManagementService.Model;
using Signet.Protocol.SigV4;

namespace Signet.Server.Tests.Pipeline;

/// <summary>Through real calls: users, roles, sessions and two accounts against one key.</summary>
public sealed class AuthorizationTests
{
    private const string Message = "aGVsbG8=";

    private static string AllowAll => """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    [Fact]
    public async Task Identity_policies_work_on_a_key_that_names_the_account()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var allowed = await server.CreateUserAsync("allowed", Allow("kms:Sign", TestServer.ArnOf(key)));
        var bare = await server.CreateUserAsync("bare");

        await SignAsync(server, allowed, key);
        await DeniedAsync(server, bare, key, $"because no identity-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task Identity_policies_do_not_open_a_key_that_does_not_name_the_account()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("admin", AllowAll);
        await server.CreateUserAsync("owner");
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:user/owner", "kms:*")));

        await DeniedAsync(server, user, key, "because no resource-based policy allows the kms:Sign action");
        await DeniedAsync(server, server.Root, key, "because no resource-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task A_key_policy_that_names_a_user_needs_no_identity_policy()
    {
        await using var server = await TestServer.StartAsync();
        var named = await server.CreateUserAsync("named");
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::111122223333:user/named", "kms:Sign")));

        await SignAsync(server, named, key);
        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(named).KmsAsync("GetPublicKey", $$"""{"KeyId":"{{key}}"}"""));
        Assert.Equal(
            $"User: arn:aws:iam::111122223333:user/named is not authorized to perform: kms:GetPublicKey on resource: {TestServer.ArnOf(key)} because no identity-based policy allows the kms:GetPublicKey action",
            refusal.Text);
    }

    [Fact]
    public async Task An_explicit_deny_beats_every_allow()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync(
            "denied", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"kms:Sign","Resource":"*"}]}""");
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::111122223333:user/denied", "kms:*")));

        await DeniedAsync(server, user, key, "with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task A_policy_change_acts_at_once_on_a_live_session()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var user = await server.CreateUserAsync("caller", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"), Allow("kms:Sign", "*"));
        var session = await server.AssumeRoleAsync(user, "Signer");
        await SignAsync(server, session, key);

        await server.Api.QueryAsync("iam", "DeleteRolePolicy", ("RoleName", "Signer"), ("PolicyName", "inline"));
        await DeniedAsync(server, session, key, "because no identity-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task A_session_policy_cuts_what_the_role_may()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var user = await server.CreateUserAsync("caller", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"), AllowAll);

        var cut = await server.AssumeRoleAsync(user, "Signer", ("Policy", Allow("kms:DescribeKey", "*")));
        await DeniedAsync(server, cut, key, "because no session policy allows the kms:Sign action");
        await server.ApiAs(cut).KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}""");

        var managed = await server.AssumeRoleAsync(user, "Signer", ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        await DeniedAsync(server, managed, key, "because no session policy allows the kms:Sign action");
        var full = await server.AssumeRoleAsync(user, "Signer", ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await SignAsync(server, full, key);
    }

    [Fact]
    public async Task A_principal_is_the_identity_and_not_its_name()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.CreateUserAsync("twin");
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::111122223333:user/twin", "kms:Sign")));
        await SignAsync(server, first, key);

        await server.Api.QueryAsync("iam", "DeleteAccessKey", ("UserName", "twin"), ("AccessKeyId", first.AccessKeyId));
        await server.Api.QueryAsync("iam", "DeleteUser", ("UserName", "twin"));
        var second = await server.CreateUserAsync("twin");

        await DeniedAsync(server, second, key, "because no identity-based policy allows the kms:Sign action");
        var policy = (await server.Kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key }, TestContext.Current.CancellationToken)).Policy;
        Assert.Contains("AIDA", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("user/twin", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_policy_shows_arns_while_the_principals_live()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("living");
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::111122223333:user/living", "kms:Sign")));

        var policy = (await server.Kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key }, TestContext.Current.CancellationToken)).Policy;
        Assert.Contains("\"AWS\" : \"arn:aws:iam::111122223333:user/living\"", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("AIDA", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RSASSA_PSS_SHA_256", "RAW", true)]
    [InlineData("RSASSA_PSS_SHA_512", "RAW", false)]
    [InlineData("RSASSA_PSS_SHA_256", "DIGEST", false)]
    public async Task Conditions_see_the_algorithm_and_the_message_type(string algorithm, string type, bool allowed)
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("caller", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Sign","Resource":"*",
            "Condition":{"StringEquals":{"kms:SigningAlgorithm":"RSASSA_PSS_SHA_256","kms:MessageType":"RAW"}}}}
            """);
        var key = await server.CreateKeyAsync("RSA_2048");
        var body = $$"""{"KeyId":"{{key}}","Message":"{{Convert.ToBase64String(new byte[32])}}","SigningAlgorithm":"{{algorithm}}"{{(type == "RAW" ? "" : ",\"MessageType\":\"" + type + "\"")}}}""";

        var call = () => server.ApiAs(user).KmsAsync("Sign", body);
        if (allowed)
        {
            await call();
            return;
        }

        Assert.Equal("AccessDeniedException", (await Assert.ThrowsAsync<ApiException>(call)).Code);
    }

    [Fact]
    public async Task Conditions_see_the_alias_only_when_the_request_used_it()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("caller", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Sign","Resource":"*","Condition":{"StringLike":{"kms:RequestAlias":"alias/prod-*"}}}}
            """);
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.KmsAsync("CreateAlias", $$"""{"AliasName":"alias/prod-1","TargetKeyId":"{{key}}"}""");

        await SignAsync(server, user, "alias/prod-1");
        await SignAsync(server, user, $"arn:aws:kms:{TestServer.Region}:{TestServer.Account}:alias/prod-1");
        await DeniedAsync(server, user, key, "because no identity-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task Tags_and_aliases_of_the_key_count_in_identity_policies_only()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("caller", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Sign","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"red"},"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/red"}}}}
            """);
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await DeniedAsync(server, user, key, "because no identity-based policy allows the kms:Sign action");

        await server.Api.KmsAsync("TagResource", $$"""{"KeyId":"{{key}}","Tags":[{"TagKey":"team","TagValue":"red"}]}""");
        await server.Api.KmsAsync("CreateAlias", $$"""{"AliasName":"alias/red","TargetKeyId":"{{key}}"}""");
        await SignAsync(server, user, key);

        var byKeyPolicy = await CreateKeyAsync(server, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":["kms:Put*","kms:TagResource"],"Resource":"*"},
            {"Effect":"Allow","Principal":"*","Action":"kms:Sign","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}]}
            """);
        await server.Api.KmsAsync("TagResource", $$"""{"KeyId":"{{byKeyPolicy}}","Tags":[{"TagKey":"team","TagValue":"red"}]}""");
        await DeniedAsync(server, user, byKeyPolicy, "because no resource-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task Another_account_needs_the_key_policy_and_its_own_identity_policy()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::444455556666:root", "kms:Sign")));
        var closed = await server.CreateKeyAsync("ECC_NIST_P256");
        var allowed = await TestServer.CreateUserAsync(server.ApiAs(other), "allowed", Allow("kms:*", "*"));
        var bare = await TestServer.CreateUserAsync(server.ApiAs(other), "bare");

        await SignAsync(server, allowed, TestServer.ArnOf(key));
        await Assert.ThrowsAsync<ApiException>(() => SignAsync(server, bare, TestServer.ArnOf(key)));

        const string NotThere = "on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";
        Assert.EndsWith(NotThere, (await Assert.ThrowsAsync<ApiException>(() => SignAsync(server, allowed, TestServer.ArnOf(closed)))).Text, StringComparison.Ordinal);
        Assert.EndsWith(NotThere, (await Assert.ThrowsAsync<ApiException>(() => SignAsync(server, allowed, TestServer.ArnOf("1234abcd-12ab-34cd-56ef-1234567890ab")))).Text, StringComparison.Ordinal);

        // By its bare id the key is looked for in the caller's own account.
        Assert.Equal("NotFoundException", (await Assert.ThrowsAsync<ApiException>(() => SignAsync(server, allowed, key))).Code);
    }

    [Fact]
    public async Task A_call_across_accounts_is_in_both_trails_and_a_refused_one_only_in_the_callers()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::444455556666:root", "kms:Sign")));
        var user = await TestServer.CreateUserAsync(server.ApiAs(other), "petra", AllowAll);
        await SignAsync(server, user, TestServer.ArnOf(key));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(user).KmsAsync("GetPublicKey", $$"""{"KeyId":"{{TestServer.ArnOf(key)}}"}"""));

        var seenByOwner = Assert.Single(await server.TrailAsync("EventName", "Sign"));
        var seenByCaller = Assert.Single(await TestServer.TrailAsync(server.ApiAs(other), "EventName", "Sign"));
        Assert.Equal("AWSAccount", seenByOwner.GetProperty("userIdentity").GetProperty("type").GetString());
        Assert.False(seenByOwner.GetProperty("userIdentity").TryGetProperty("arn", out _));
        Assert.Equal("111122223333", seenByOwner.GetProperty("recipientAccountId").GetString());
        Assert.Equal("petra", seenByCaller.GetProperty("userIdentity").GetProperty("userName").GetString());
        Assert.Equal(seenByCaller.GetProperty("sharedEventID").GetString(), seenByOwner.GetProperty("sharedEventID").GetString());
        Assert.NotEqual(seenByCaller.GetProperty("eventID").GetString(), seenByOwner.GetProperty("eventID").GetString());
        Assert.Empty(await server.TrailAsync("EventName", "GetPublicKey"));
        Assert.Single(await TestServer.TrailAsync(server.ApiAs(other), "EventName", "GetPublicKey"));
    }

    [Fact]
    public async Task Operations_that_do_not_exist_across_accounts_are_denied_there()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        var key = await CreateKeyAsync(server, KeyPolicy(("arn:aws:iam::111122223333:root", "kms:*"), ("arn:aws:iam::444455556666:root", "kms:*")));
        var user = await TestServer.CreateUserAsync(server.ApiAs(other), "admin", AllowAll);

        foreach (var operation in new[] { "DisableKey", "GetKeyPolicy", "ScheduleKeyDeletion", "ListResourceTags" })
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(user).KmsAsync(operation, $$"""{"KeyId":"{{TestServer.ArnOf(key)}}"}"""));
            Assert.Equal("AccessDeniedException", refusal.Code);
        }
    }

    [Fact]
    public async Task Alias_operations_are_asked_on_the_alias_and_on_the_key()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var arn = TestServer.ArnOf(key);
        var aliasOnly = await server.CreateUserAsync("alias-only", Allow("kms:CreateAlias", $"arn:aws:kms:{TestServer.Region}:{TestServer.Account}:alias/*"));
        var keyOnly = await server.CreateUserAsync("key-only", Allow("kms:CreateAlias", arn));
        var both = await server.CreateUserAsync("both", Allow("kms:CreateAlias", "*"));
        var body = $$"""{"AliasName":"alias/x","TargetKeyId":"{{key}}"}""";

        Assert.Contains($"on resource: {arn} ", (await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(aliasOnly).KmsAsync("CreateAlias", body))).Text, StringComparison.Ordinal);
        Assert.Contains("alias/x because", (await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(keyOnly).KmsAsync("CreateAlias", body))).Text, StringComparison.Ordinal);
        await server.ApiAs(both).KmsAsync("CreateAlias", body);
    }

    [Fact]
    public async Task Creating_a_key_with_tags_also_asks_for_the_right_to_tag()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("maker", Allow("kms:CreateKey", "*"));
        var api = server.ApiAs(user);

        await api.KmsAsync("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY"}""");
        var refusal = await Assert.ThrowsAsync<ApiException>(
            () => api.KmsAsync("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY","Tags":[{"TagKey":"a","TagValue":"b"}]}"""));
        Assert.Equal(
            "User: arn:aws:iam::111122223333:user/maker is not authorized to perform: kms:TagResource on resource: * because no identity-based policy allows the kms:TagResource action",
            refusal.Text);
    }

    private static string Allow(string action, string resource) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Resource":"{{{resource}}}"}}""";

    private static string Trust(string principal) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"sts:AssumeRole"}}""";

    private static string KeyPolicy(params (string Principal, string Action)[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements.Select(s => $$"""{"Effect":"Allow","Principal":{"AWS":"{{s.Principal}}"},"Action":"{{s.Action}}","Resource":"*"}"""))}}]}""";

    private static async Task<string> CreateKeyAsync(TestServer server, string policy)
    {
        var answer = await server.Kms.CreateKeyAsync(
            new CreateKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", Policy = policy, BypassPolicyLockoutSafetyCheck = true },
            TestContext.Current.CancellationToken);
        return answer.KeyMetadata.KeyId;
    }

    private static Task SignAsync(TestServer server, SigningCredentials caller, string key) =>
        server.ApiAs(caller).KmsAsync("Sign", $$"""{"KeyId":"{{key}}","Message":"{{Message}}","SigningAlgorithm":"ECDSA_SHA_256"}""");

    private static async Task DeniedAsync(TestServer server, SigningCredentials caller, string key, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(() => SignAsync(server, caller, key));
        Assert.Equal(("AccessDeniedException", 400), (refusal.Code, refusal.Status));
        Assert.EndsWith(reason, refusal.Text, StringComparison.Ordinal);
    }
}
