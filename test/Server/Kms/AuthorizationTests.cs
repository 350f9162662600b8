using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

/// <summary>Each operation is denied to who was not allowed it, in AWS's words, before anything is told of the key's state or kind.</summary>
public sealed class AuthorizationTests(SharedServer shared)
{
    private const string Nobody = "arn:aws:iam::111122223333:user/nobody";

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> KeyOperations =>
        [.. KeyRequests.ByAnyName.Concat(KeyRequests.ByIdOrArn).Where(operation => operation is not ("ListAliases" or "CreateAlias" or "UpdateAlias" or "RetireGrant"))];

    [Theory, MemberData(nameof(KeyOperations))]
    public async Task A_user_without_policies_is_denied_every_operation_on_a_key_in_any_state(string operation)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await Api.DoAsync("DisableKey", new { KeyId = key });

        await shared.Nobody.RefusesAsync(operation, KeyRequests.For(operation, key), "AccessDeniedException", Denied(operation, TestServer.ArnOf(key)));
    }

    [Theory]
    [InlineData("ListKeys", "{}"), InlineData("ListAliases", "{}"), InlineData("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY"}""")]
    [InlineData("CreateKey", "{}"), InlineData("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY","Tags":[{"TagKey":"aws:a","TagValue":""}]}""")]
    public Task Operations_on_no_key_are_denied_on_everything(string operation, string request) =>
        shared.Nobody.RefusesAsync(operation, request, "AccessDeniedException", Denied(operation, "*"));

    [Theory, InlineData("CreateAlias"), InlineData("UpdateAlias"), InlineData("DeleteAlias")]
    public async Task Operations_on_aliases_are_denied_on_the_alias_first(string operation)
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        var alias = NewAlias();
        if (operation is not "CreateAlias")
        {
            await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        }

        await shared.Nobody.RefusesAsync(operation, new { AliasName = alias, TargetKeyId = key }, "AccessDeniedException", Denied(operation, AliasArn(alias)));
    }

    [Fact]
    public async Task Tags_of_a_new_key_need_TagResource_too()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync(
            "maker", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:CreateKey","Resource":"*"}]}"""));

        await user.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" });
        await user.RefusesAsync(
            "CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", Tags = new[] { new { TagKey = "a", TagValue = "" } } }, "AccessDeniedException",
            "User: arn:aws:iam::111122223333:user/maker is not authorized to perform: kms:TagResource on resource: * "
            + "because no identity-based policy allows the kms:TagResource action");
    }

    [Fact]
    public async Task An_alias_needs_permission_on_itself_and_on_every_key_that_it_touches()
    {
        await using var server = await TestServer.StartAsync();
        var (one, other) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var user = server.ApiAs(await server.CreateUserAsync("namer", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*Alias","Resource":["arn:aws:kms:*:*:alias/team/*","{{TestServer.ArnOf(one)}}"]}]}
            """));
        string NotAllowed(string operation, string resource) =>
            $"User: arn:aws:iam::111122223333:user/namer is not authorized to perform: kms:{operation} on resource: {resource} "
            + $"because no identity-based policy allows the kms:{operation} action";

        await user.DoNothingAsync("CreateAlias", new { AliasName = "alias/team/a", TargetKeyId = one });
        await user.RefusesAsync(
            "CreateAlias", new { AliasName = "alias/other", TargetKeyId = one }, "AccessDeniedException", NotAllowed("CreateAlias", AliasArn("alias/other")));
        await user.RefusesAsync(
            "CreateAlias", new { AliasName = "alias/team/b", TargetKeyId = other }, "AccessDeniedException", NotAllowed("CreateAlias", TestServer.ArnOf(other)));
        await user.RefusesAsync(
            "UpdateAlias", new { AliasName = "alias/team/a", TargetKeyId = other }, "AccessDeniedException", NotAllowed("UpdateAlias", TestServer.ArnOf(other)));
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/team/c", TargetKeyId = other });
        await user.RefusesAsync(
            "UpdateAlias", new { AliasName = "alias/team/c", TargetKeyId = one }, "AccessDeniedException", NotAllowed("UpdateAlias", TestServer.ArnOf(other)));
        await user.RefusesAsync("DeleteAlias", new { AliasName = "alias/team/c" }, "AccessDeniedException", NotAllowed("DeleteAlias", TestServer.ArnOf(other)));
        await user.DoNothingAsync("DeleteAlias", new { AliasName = "alias/team/a" });
    }

    [Fact]
    public async Task A_policy_is_bound_to_the_user_that_it_named_and_not_to_the_name()
    {
        await using var server = await TestServer.StartAsync();
        var petra = server.ApiAs(await server.CreateUserAsync("petra"));
        var policy = KeyRequests.OpenPolicy.Replace(
            "[{", """[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/petra"},"Action":"kms:Sign","Resource":"*"},{""", StringComparison.Ordinal);
        var key = await server.CreateKeyAsync("ECC_NIST_P256", policy: policy);
        await petra.DoAsync("Sign", KeyRequests.For("Sign", key));
        Assert.Contains(":user/petra\"", (await server.Api.DoAsync("GetKeyPolicy", new { KeyId = key })).Text("Policy"), StringComparison.Ordinal);

        var access = (await server.Api.QueryAsync("iam", "ListAccessKeys", ("UserName", "petra")))["AccessKeyId"];
        await server.Api.QueryAsync("iam", "DeleteAccessKey", ("UserName", "petra"), ("AccessKeyId", access));
        await server.Api.QueryAsync("iam", "DeleteUser", ("UserName", "petra"));
        var second = server.ApiAs(await server.CreateUserAsync("petra"));

        await second.RefusesAsync("Sign", KeyRequests.For("Sign", key), "AccessDeniedException");
        Assert.Matches("\"AWS\" : \"AIDA[A-Z0-9]{17}\"", (await server.Api.DoAsync("GetKeyPolicy", new { KeyId = key })).Text("Policy"));
    }

    private static string Denied(string operation, string resource) =>
        $"User: {Nobody} is not authorized to perform: kms:{operation} on resource: {resource} because no identity-based policy allows the kms:{operation} action";
}
