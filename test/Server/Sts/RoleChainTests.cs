using Signet.Protocol.SigV4;
using Signet.Server.Tests.Federation;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Sts;

/// <summary>Chains of roles: what is handed on, what is not, and what conditions see on the way.</summary>
public sealed class RoleChainTests
{
    private static readonly (string, string)[] TeamAndCost =
    [
        ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "red"), ("Tags.member.2.Key", "Cost"), ("Tags.member.2.Value", "7"), ("TransitiveTagKeys.member.1", "team"),
    ];

    [Fact]
    public async Task Of_three_roles_the_last_has_the_transitive_tags_of_the_first_and_only_those()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        foreach (var role in new[] { "One", "Two", "Three" })
        {
            await server.CreateRoleAsync(role, TrustWith("{}"), AllowAll);
        }

        await server.Api.IamAsync("PutRolePolicy", ("RoleName", "Three"), ("PolicyName", "inline"), ("PolicyDocument", Allow("kms:ListKeys", "*", """
            {"StringEquals":{"aws:PrincipalTag/Team":"red"},"Null":{"aws:PrincipalTag/Cost":"true"}}
            """)));
        var one = await AssumeAsync(server, caller, "One", TeamAndCost);
        var two = await AssumeAsync(server, one, "Two", ("Tags.member.1.Key", "Stage"), ("Tags.member.1.Value", "prod"), ("TransitiveTagKeys.member.1", "Stage"));
        var three = await AssumeAsync(server, two, "Three");
        await server.ApiAs(three).KmsAsync("ListKeys", "{}");

        var conflict = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, two, "Three", ("Tags.member.1.Key", "STAGE"), ("Tags.member.1.Value", "dev")));
        Assert.Equal(
            ("InvalidParameterValue", "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."),
            (conflict.Code, conflict.Text));
        await AssumeAsync(server, two, "Three", ("Tags.member.1.Key", "Cost"), ("Tags.member.1.Value", "8"));
    }

    [Fact]
    public async Task While_a_chained_role_is_assumed_handed_on_tags_stand_in_for_the_roles_own()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("First", TrustWith("{}"), AllowAll);
        await server.Api.IamAsync(
            "CreateRole", ("RoleName", "Second"), ("Tags.member.1.Key", "TEAM"), ("Tags.member.1.Value", "blue"), ("Tags.member.2.Key", "Site"), ("Tags.member.2.Value", "b"),
            ("AssumeRolePolicyDocument", TrustWith("""{"StringEquals":{"aws:ResourceTag/Team":"red","iam:ResourceTag/Team":"blue","aws:ResourceTag/Site":"b"}}""")));

        var first = await AssumeAsync(server, caller, "First", TeamAndCost);
        await AssumeAsync(server, first, "Second");
        var plain = await AssumeAsync(server, caller, "First");
        await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, plain, "Second"));
    }

    [Fact]
    public async Task Trust_policies_see_what_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Picky", TrustWith("""
            {"StringEquals":{"sts:RoleSessionName":"test-session","sts:SourceIdentity":"petra","aws:RequestTag/Team":"red"},"NumericEquals":{"sts:DurationSeconds":"900"},
             "ForAllValues:StringEquals":{"aws:TagKeys":["Team","Cost"],"sts:TransitiveTagKeys":"team"},"Null":{"sts:ExternalId":"true","aws:MultiFactorAuthPresent":"true"}}
            """.ReplaceLineEndings("")));

        await AssumeAsync(server, caller, "Picky", [.. TeamAndCost, ("SourceIdentity", "petra"), ("DurationSeconds", "900")]);
        await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, caller, "Picky", [.. TeamAndCost, ("SourceIdentity", "petra")]));
        await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, caller, "Picky", [.. TeamAndCost, ("SourceIdentity", "quentin"), ("DurationSeconds", "900")]));
    }

    [Fact]
    public async Task A_source_identity_cannot_change_and_needs_permission_where_it_is_handed_on()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("First", TrustWith("{}"), Allow("kms:ListKeys", "*", """{"StringEquals":{"aws:SourceIdentity":"petra"}}"""));
        await server.Api.IamAsync("PutRolePolicy", ("RoleName", "First"), ("PolicyName", "chain"), ("PolicyDocument", Allow("sts:*", "*")));
        await server.CreateRoleAsync("Plain", AccountTrust);

        var first = await AssumeAsync(server, caller, "First", ("SourceIdentity", "petra"));
        await server.ApiAs(first).KmsAsync("ListKeys", "{}");
        await AssumeAsync(server, first, "First", ("SourceIdentity", "petra"));
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, first, "First", ("SourceIdentity", "other")))).Code);
        var refusal = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, first, "Plain"));
        Assert.EndsWith($"is not authorized to perform: sts:SetSourceIdentity on resource: {RoleArn("Plain")}", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_and_tags_fill_the_room_for_them_and_more_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("First", TrustWith("{}"));
        var big = Allow("kms:" + new string('a', 1900), "*");
        (string, string)[] arns = [.. Enumerable.Range(1, 10).Select(i => ($"PolicyArns.member.{i}.arn", "arn:aws:iam::aws:policy/AdministratorAccess"))];
        (string, string)[] tags = [.. Enumerable.Range(1, 50).SelectMany(i => new[] { ($"Tags.member.{i}.Key", $"key-{i}"), ($"Tags.member.{i}.Value", new string('v', 100)) })];

        var packed = await server.ApiAs(caller).QueryAsync("sts", "AssumeRole", [("RoleArn", RoleArn("First")), ("RoleSessionName", "ab"), ("Policy", big)]);
        Assert.InRange(int.Parse(packed["PackedPolicySize"], System.Globalization.CultureInfo.InvariantCulture), 40, 60);
        var policies = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, caller, "First", [("Policy", big), .. arns]));
        Assert.Equal(("PackedPolicyTooLarge", 400), (policies.Code, policies.Status));
        Assert.Matches("^Packed policy consumes 1[0-9]{2}% of allotted space, please use smaller policy[.]$", policies.Text);
        var tagged = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, caller, "First", tags));
        Assert.Matches("^Packed size of session tags consumes 1[0-9]{2}% of allotted space[.]$", tagged.Text);
    }

    [Fact]
    public async Task What_cannot_be_proven_here_is_refused_and_not_passed_over()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("First", TrustWith("{}"));

        var contexts = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(
            server, caller, "First",
            ("ProvidedContexts.member.1.ProviderArn", "arn:aws:iam::aws:contextProvider/IdentityCenter"), ("ProvidedContexts.member.1.ContextAssertion", "assertion")));
        Assert.Equal("InvalidParameterValue", contexts.Code);
        var mfa = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(
            server, caller, "First", ("SerialNumber", "arn:aws:iam::111122223333:mfa/petra"), ("TokenCode", "123456")));
        Assert.StartsWith("MultiFactorAuthentication failed", mfa.Text, StringComparison.Ordinal);
        var characters = await Assert.ThrowsAsync<ApiException>(() => AssumeAsync(server, caller, "First", ("Tags.member.1.Key", "a*b"), ("Tags.member.1.Value", "v")));
        Assert.Equal("ValidationError", characters.Code);
    }

    private static string TrustWith(string condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Account}}"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Condition":{{condition}}}]}""";

    private static async Task<SigningCredentials> AssumeAsync(TestServer server, SigningCredentials caller, string role, params (string Name, string Value)[] more) =>
        (await server.ApiAs(caller).QueryAsync("sts", "AssumeRole", [("RoleArn", RoleArn(role)), ("RoleSessionName", "test-session"), .. more])).Credentials();
}
