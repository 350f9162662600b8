using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Boundaries;

public sealed class BoundaryTests
{
    public static TheoryData<string> Kinds => ["User", "Role"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_boundary_is_set_shown_replaced_and_taken_away(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        var arn = await server.CreatePolicyAsync("boundary", AllowAll);

        await server.Api.IamAsync($"Put{kind}PermissionsBoundary", owner.Name("it"), ("PermissionsBoundary", arn));
        var shown = await server.Api.IamAsync($"Get{kind}", owner.Name("it"));
        Assert.Equal(("Policy", arn), (shown["PermissionsBoundaryType"], shown["PermissionsBoundaryArn"]));
        Assert.Equal("1", (await server.Api.IamAsync("GetPolicy", ("PolicyArn", arn)))["PermissionsBoundaryUsageCount"]);
        Assert.Null((await server.Api.IamAsync($"List{kind}s")).Find("PermissionsBoundary"));

        await server.Api.IamAsync($"Put{kind}PermissionsBoundary", owner.Name("it"), ("PermissionsBoundary", AwsPolicyArn("PowerUserAccess")));
        Assert.Equal(AwsPolicyArn("PowerUserAccess"), (await server.Api.IamAsync($"Get{kind}", owner.Name("it")))["PermissionsBoundaryArn"]);
        Assert.Equal("0", (await server.Api.IamAsync("GetPolicy", ("PolicyArn", arn)))["PermissionsBoundaryUsageCount"]);

        await server.Api.IamAsync($"Delete{kind}PermissionsBoundary", owner.Name("it"));
        await server.Api.IamAsync($"Delete{kind}PermissionsBoundary", owner.Name("it"));
        Assert.Null((await server.Api.IamAsync($"Get{kind}", owner.Name("it"))).Find("PermissionsBoundary"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_boundary_may_be_there_from_the_beginning(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("boundary", AllowAll);

        var made = await server.Api.IamAsync($"Create{kind}", owner.Name("it"), ("AssumeRolePolicyDocument", AccountTrust), ("PermissionsBoundary", arn));

        Assert.Equal(arn, made["PermissionsBoundaryArn"]);
        await server.RestartAsync();
        Assert.Equal(arn, (await server.Api.IamAsync($"Get{kind}", owner.Name("it")))["PermissionsBoundaryArn"]);
        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete a policy attached to entities.", "DeletePolicy", ("PolicyArn", arn));
        await server.Api.IamAsync($"Delete{kind}", owner.Name("it"));
        await server.Api.IamAsync("DeletePolicy", ("PolicyArn", arn));
    }

    [Theory]
    [InlineData("User", "CreateUser")]
    [InlineData("User", "PutUserPermissionsBoundary")]
    [InlineData("Role", "CreateRole")]
    [InlineData("Role", "PutRolePermissionsBoundary")]
    public async Task Only_a_managed_policy_that_is_there_bounds(string kind, string operation)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "there");
        var name = operation.StartsWith("Put", StringComparison.Ordinal) ? "there" : "to-be";
        (string, string)[] With(string boundary) => [owner.Name(name), ("AssumeRolePolicyDocument", AccountTrust), ("PermissionsBoundary", boundary)];

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", $"Policy {PolicyArn("none")} does not exist or is not attachable.", operation, With(PolicyArn("none")));
        foreach (var wrong in new[] { "not-an-arn-at-all-but-long", RoleArn("deploy-it") })
        {
            await server.Api.IamRefusesAsync(400, "ValidationError", $"Value ({wrong}) for parameter PermissionsBoundary is invalid.", operation, With(wrong));
        }
    }

    [Theory]
    [InlineData("User", "PutUserPermissionsBoundary")]
    [InlineData("User", "DeleteUserPermissionsBoundary")]
    [InlineData("Role", "PutRolePermissionsBoundary")]
    [InlineData("Role", "DeleteRolePermissionsBoundary")]
    public async Task An_entity_that_does_not_exist_is_not_found(string kind, string operation)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", $"The {owner.Word} with name none cannot be found.", operation, owner.Name("none"), ("PermissionsBoundary", AwsPolicyArn("PowerUserAccess")));
    }

    [Fact]
    public async Task A_delegate_can_only_make_users_and_give_them_policies_within_a_boundary()
    {
        await using var server = await TestServer.StartAsync();
        var boundary = await server.CreatePolicyAsync("boundary", AllowAll);
        var condition = $$$"""{"StringEquals":{"iam:PermissionsBoundary":"{{{boundary}}}"}}""";
        var user = server.ApiAs(await server.CreateUserAsync("delegate", Allow("iam:*User*", "*", condition)));
        await server.Api.IamAsync("CreateUser", ("UserName", "free"));
        (string, string)[] Policy(string name) => [("UserName", name), ("PolicyName", "p"), ("PolicyDocument", AllowAll), ("PolicyArn", AwsPolicyArn("IAMFullAccess"))];
        async Task Denied(string operation, params (string, string)[] parameters) =>
            Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<ApiException>(() => user.IamAsync(operation, parameters))).Code);

        await Denied("CreateUser", ("UserName", "ci"));
        await user.IamAsync("CreateUser", ("UserName", "ci"), ("PermissionsBoundary", boundary));
        foreach (var operation in new[] { "PutUserPolicy", "DeleteUserPolicy", "AttachUserPolicy", "DetachUserPolicy" })
        {
            await user.IamAsync(operation, Policy("ci"));
            await Denied(operation, Policy("free"));
        }

        // The boundary that a request names counts, not the one that is set.
        await Denied("PutUserPermissionsBoundary", ("UserName", "ci"), ("PermissionsBoundary", AwsPolicyArn("AdministratorAccess")));
        await user.IamAsync("PutUserPermissionsBoundary", ("UserName", "free"), ("PermissionsBoundary", boundary));
        await user.IamAsync("DeleteUserPermissionsBoundary", ("UserName", "free"));

        // Other operations do not know the key, as on AWS.
        await Denied("GetUser", ("UserName", "ci"));
    }
}
