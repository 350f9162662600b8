using System.Text.Json;
using Signet.Protocol.SigV4;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Sts;

/// <summary>GetFederationToken and what its credentials may do.</summary>
public sealed class FederationTokenTests
{
    private const string FederatedArn = $"arn:aws:sts::{Account}:federated-user/Fred";

    [Fact]
    public async Task A_federated_user_has_a_name_and_an_id_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);

        var answer = await server.ApiAs(user).QueryAsync("sts", "GetFederationToken", ("Name", "Fred"), ("DurationSeconds", "129600"));

        Assert.Equal((FederatedArn, $"{Account}:Fred", "0"), (answer["Arn"], answer["FederatedUserId"], answer["PackedPolicySize"]));
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(129600).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer["Expiration"]);
        var told = await server.ApiAs(Federation.FederationCalls.Credentials(answer)).QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal((FederatedArn, $"{Account}:Fred", Account), (told["Arn"], told["UserId"], told["Account"]));
    }

    [Fact]
    public async Task It_may_do_what_both_the_user_and_the_passed_policies_allow()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["sts:*","kms:ListKeys","kms:ListAliases"],"Resource":"*"}}""");

        var without = await TokenAsync(server, user);
        Assert.Contains("because no session policy allows the kms:ListKeys action", (await Refused(without, "ListKeys")).Text, StringComparison.Ordinal);
        var cut = await TokenAsync(server, user, ("Policy", Allow("kms:ListKeys", "*")));
        await server.ApiAs(cut).KmsAsync("ListKeys", "{}");
        await Refused(cut, "ListAliases");
        var more = await TokenAsync(server, user, ("Policy", Allow("kms:*", "*")));
        await server.ApiAs(more).KmsAsync("ListAliases", "{}");
        Assert.Contains("because no identity-based policy allows", (await Refused(more, "GenerateRandom", """{"NumberOfBytes":8}""")).Text, StringComparison.Ordinal);

        Task<ApiException> Refused(SigningCredentials caller, string operation, string body = "{}") =>
            Assert.ThrowsAsync<ApiException>(() => server.ApiAs(caller).KmsAsync(operation, body));
    }

    [Fact]
    public async Task A_key_policy_may_name_the_federated_user_or_the_user_who_vouches_for_it()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", Allow("sts:GetFederationToken", "*"));
        var direct = await server.CreateKeyAsync("ECC_NIST_P256", policy: KeyPolicy(FederatedArn));
        var byUser = await server.CreateKeyAsync("ECC_NIST_P256", policy: KeyPolicy($"arn:aws:iam::{Account}:user/petra"));
        var bare = server.ApiAs(await TokenAsync(server, user));
        var passed = server.ApiAs(await TokenAsync(server, user, ("Policy", Allow("kms:DescribeKey", "*"))));

        await bare.KmsAsync("DescribeKey", Key(direct));
        await passed.KmsAsync("DescribeKey", Key(direct));
        await passed.KmsAsync("DescribeKey", Key(byUser));
        await Assert.ThrowsAsync<ApiException>(() => bare.KmsAsync("DescribeKey", Key(byUser)));
    }

    [Fact]
    public async Task The_root_users_federated_users_end_within_the_hour_and_are_cut_by_the_policies_too()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.QueryAsync("sts", "GetFederationToken", ("Name", "Fred"), ("Policy", Allow("kms:ListKeys", "*")));
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(3600).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer["Expiration"]);
        var fred = server.ApiAs(Federation.FederationCalls.Credentials(answer));
        await fred.KmsAsync("ListKeys", "{}");
        await Assert.ThrowsAsync<ApiException>(() => fred.KmsAsync("ListAliases", "{}"));
    }

    [Fact]
    public async Task It_takes_permission_and_for_tags_one_more()
    {
        await using var server = await TestServer.StartAsync();
        var bare = await server.CreateUserAsync("bare");
        var user = await server.CreateUserAsync("petra", Allow("sts:GetFederationToken", FederatedArn));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => TokenAsync(server, bare));
        Assert.Equal(
            $"User: {UserArn("bare")} is not authorized to perform: sts:GetFederationToken on resource: {FederatedArn} because no identity-based policy allows the sts:GetFederationToken action",
            refusal.Text);
        await TokenAsync(server, user);
        var tagged = await Assert.ThrowsAsync<ApiException>(() => TokenAsync(server, user, ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "red")));
        Assert.Contains("sts:TagSession", tagged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_see_a_federated_user_and_its_tags_over_those_of_the_user()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "petra"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"), ("Tags.member.2.Key", "Cost"), ("Tags.member.2.Value", "7"));
        await server.Api.IamAsync("PutUserPolicy", ("UserName", "petra"), ("PolicyName", "p"), ("PolicyDocument", AllowAll));
        var key = await server.Api.IamAsync("CreateAccessKey", ("UserName", "petra"));
        var condition = $$$"""
            {"StringEquals":{"aws:PrincipalType":"FederatedUser","aws:userid":"{{{Account}}}:Fred","aws:PrincipalTag/Team":"blue","aws:PrincipalTag/cost":"7"},
             "ArnEquals":{"aws:PrincipalArn":"{{{FederatedArn}}}"},"Null":{"aws:username":"true","aws:TokenIssueTime":"false","aws:MultiFactorAuthAge":"true"},"Bool":{"aws:MultiFactorAuthPresent":"false"}}
            """.ReplaceLineEndings("");

        var fred = await TokenAsync(
            server, new(key["AccessKeyId"], key["SecretAccessKey"]), ("Policy", Allow("kms:ListKeys", "*", condition)), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "blue"));
        await server.ApiAs(fred).KmsAsync("ListKeys", "{}");

        var identity = Assert.Single(await server.TrailAsync("EventName", "ListKeys")).GetProperty("userIdentity");
        Assert.Equal(("FederatedUser", $"{Account}:Fred", FederatedArn), (Text(identity, "type"), Text(identity, "principalId"), Text(identity, "arn")));
        var issuer = identity.GetProperty("sessionContext").GetProperty("sessionIssuer");
        Assert.Equal(("IAMUser", "petra"), (Text(issuer, "type"), Text(issuer, "userName")));
    }

    [Fact]
    public async Task The_session_ends_with_its_user()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", Allow("sts:GetFederationToken", "*"));
        var fred = server.ApiAs(await TokenAsync(server, user));
        await fred.QueryAsync("sts", "GetCallerIdentity");

        await server.Api.IamAsync("DeleteAccessKey", ("UserName", "petra"), ("AccessKeyId", user.AccessKeyId));
        await server.Api.IamAsync("DeleteUserPolicy", ("UserName", "petra"), ("PolicyName", "inline"));
        await server.Api.IamAsync("DeleteUser", ("UserName", "petra"));
        Assert.Equal("InvalidClientTokenId", (await Assert.ThrowsAsync<ApiException>(() => fred.QueryAsync("sts", "GetCallerIdentity"))).Code);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static string Key(string id) => $$"""{"KeyId":"{{id}}"}""";

    private static string KeyPolicy(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:root"},"Action":["kms:PutKeyPolicy"],"Resource":"*"},{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"kms:DescribeKey","Resource":"*"}]}""";

    private static async Task<SigningCredentials> TokenAsync(TestServer server, SigningCredentials caller, params (string Name, string Value)[] more) =>
        Federation.FederationCalls.Credentials(await server.ApiAs(caller).QueryAsync("sts", "GetFederationToken", [("Name", "Fred"), .. more]));
}
