using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Simulation;

public sealed class SimulatePrincipalPolicyTests
{
    [Fact]
    public async Task A_users_own_policies_are_asked_and_named()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("alice", Allow("kms:Sign", "*"));

        var answer = await SimulateAsync(server.Api, UserArn("alice"), ("ActionNames.member.1", "kms:Sign"), ("ActionNames.member.2", "kms:Verify"));

        Assert.Equal(["allowed", "implicitDeny"], answer.All("EvalDecision"));
        Assert.Equal("user_alice_inline", Assert.Single(answer.All("SourcePolicyId")));
        Assert.Equal("IAM Policy", answer["SourcePolicyType"]);
    }

    [Fact]
    public async Task A_roles_policies_are_asked_with_others_beside_them()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust, Allow("kms:Sign", "*"));

        var answer = await SimulateAsync(
            server.Api, RoleArn("deploy"), ("ActionNames.member.1", "kms:Sign"), ("ActionNames.member.2", "kms:Verify"), ("PolicyInputList.member.1", Allow("kms:Verify", "*")));

        Assert.Equal(["allowed", "allowed"], answer.All("EvalDecision"));
        Assert.Equal(["role_deploy_inline", "PolicyInputList.1"], answer.All("SourcePolicyId"));
    }

    [Fact]
    public async Task The_user_is_the_caller_and_its_name_and_tags_are_known()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"));
        var policy = Allow("kms:Sign", "arn:aws:kms:*:*:alias/${aws:username}", """{"StringEquals":{"aws:PrincipalTag/team":"red"}}""");
        await server.Api.IamAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "p"), ("PolicyDocument", policy));

        var own = await SimulateAsync(server.Api, UserArn("alice"), ("ActionNames.member.1", "kms:Sign"), ("ResourceArns.member.1", "arn:aws:kms:eu-central-1:111122223333:alias/alice"));
        var other = await SimulateAsync(server.Api, UserArn("alice"), ("ActionNames.member.1", "kms:Sign"), ("ResourceArns.member.1", "arn:aws:kms:eu-central-1:111122223333:alias/bob"));

        Assert.Equal("allowed", own["EvalDecision"]);
        Assert.Equal("implicitDeny", other["EvalDecision"]);
    }

    [Fact]
    public async Task A_resource_policy_needs_a_user_as_caller()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);
        await server.CreateUserAsync("alice");
        var attached = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{UserArn("alice")}}"},"Action":"*","Resource":"*"}]}""";
        (string, string)[] asked = [("ActionNames.member.1", "s3:GetObject"), ("ResourceArns.member.1", "arn:aws:s3:::b"), ("ResourcePolicy", attached)];

        Assert.Equal("allowed", (await SimulateAsync(server.Api, UserArn("alice"), asked))["EvalDecision"]);
        Assert.Equal("allowed", (await SimulateAsync(server.Api, RoleArn("deploy"), [.. asked, ("CallerArn", UserArn("alice"))]))["EvalDecision"]);
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "CallerArn must be provided when ResourcePolicy is specified", "SimulatePrincipalPolicy", [("PolicySourceArn", RoleArn("deploy")), .. asked]);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/nobody", 404, "NoSuchEntity", "The user with name nobody cannot be found.")]
    [InlineData("arn:aws:iam::111122223333:role/nobody", 404, "NoSuchEntity", "The role with name nobody cannot be found.")]
    [InlineData("arn:aws:iam::111122223333:group/nobody", 404, "NoSuchEntity", "The group with name nobody cannot be found.")]
    [InlineData("arn:aws:iam::111122223333:user/path/alice", 404, "NoSuchEntity", "The user with name alice cannot be found.")]
    [InlineData("arn:aws:iam::444455556666:user/alice", 404, "NoSuchEntity", "The user with name alice cannot be found.")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/r/s", 400, "InvalidInput", "Invalid Entity Arn: arn:aws:sts::111122223333:assumed-role/r/s does not clearly define entity type and name.")]
    [InlineData("arn:aws:iam::111122223333:root", 400, "InvalidInput", "Invalid Entity Arn: arn:aws:iam::111122223333:root does not clearly define entity type and name.")]
    [InlineData("nothing-of-the-kind-at-all", 400, "InvalidInput", "Invalid Entity Arn: nothing-of-the-kind-at-all does not clearly define entity type and name.")]
    public async Task A_principal_that_is_not_there_is_refused(string arn, int status, string code, string text)
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("alice");

        foreach (var operation in new[] { "SimulatePrincipalPolicy", "GetContextKeysForPrincipalPolicy" })
        {
            await server.Api.IamRefusesAsync(status, code, text, operation, ("PolicySourceArn", arn), ("ActionNames.member.1", "kms:Sign"));
        }
    }

    [Fact]
    public async Task Whether_a_principal_exists_is_told_only_to_those_who_may_ask()
    {
        await using var server = await TestServer.StartAsync();
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));

        foreach (var name in new[] { "alice", "nobody" })
        {
            await alice.IamRefusesAsync(
                403,
                "AccessDenied",
                $"User: {UserArn("alice")} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: {UserArn(name)} because no identity-based policy allows the iam:SimulatePrincipalPolicy action",
                "SimulatePrincipalPolicy",
                ("PolicySourceArn", UserArn(name)),
                ("ActionNames.member.1", "kms:Sign"));
        }
    }

    [Fact]
    public async Task The_condition_keys_of_policies_are_told_once_each_as_first_written()
    {
        await using var server = await TestServer.StartAsync();
        var own = Allow("kms:Sign", "arn:aws:kms:*:*:alias/${aws:username}", """{"StringLike":{"aws:PrincipalTag/Team":"${aws:userid}"}}""");
        await server.CreateUserAsync("alice", own);

        var custom = await server.Api.IamAsync(
            "GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", own), ("PolicyInputList.member.2", Allow("a:b", "*", """{"Null":{"AWS:UserName":"true","aws:SourceIp":"true"}}""")));
        var ofAlice = await server.Api.IamAsync("GetContextKeysForPrincipalPolicy", ("PolicySourceArn", UserArn("alice")));
        var none = await server.Api.IamAsync("GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", AllowAll));

        Assert.Equal(["aws:PrincipalTag/Team", "aws:userid", "aws:username", "aws:SourceIp"], custom.All("member"));
        Assert.Equal(["aws:PrincipalTag/Team", "aws:userid", "aws:username"], ofAlice.All("member"));
        Assert.Equal("", none["ContextKeyNames"]);
    }

    private static Task<ApiAnswer> SimulateAsync(ApiClient client, string arn, params (string Name, string Value)[] parameters) =>
        client.IamAsync("SimulatePrincipalPolicy", [("PolicySourceArn", arn), .. parameters]);
}
