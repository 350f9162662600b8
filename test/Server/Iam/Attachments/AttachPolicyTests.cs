using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Attachments;

public sealed class AttachPolicyTests
{
    public static TheoryData<string> Kinds => PolicyOwner.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Attached_policies_are_listed_by_name_page_by_page(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        await server.Api.IamAsync("CreatePolicy", ("PolicyName", "b"), ("Path", "/x/"), ("PolicyDocument", AllowAll));
        foreach (var arn in new[] { PolicyArn("x/b"), await server.CreatePolicyAsync("a", AllowAll), AwsPolicyArn("IAMFullAccess") })
        {
            await owner.AttachAsync(server.Api, "IT", arn);
        }

        var first = await owner.ListAttachedAsync(server.Api, "it", ("MaxItems", "2"));
        var second = await owner.ListAttachedAsync(server.Api, "it", ("MaxItems", "2"), ("Marker", first["Marker"]));

        Assert.Equal(("IAMFullAccess a", "b"), (first.Joined("PolicyName"), second.Joined("PolicyName")));
        Assert.Equal([AwsPolicyArn("IAMFullAccess"), PolicyArn("a"), PolicyArn("x/b")], first.All("PolicyArn").Concat(second.All("PolicyArn")));
        Assert.Equal(["b"], (await owner.ListAttachedAsync(server.Api, "it", ("PathPrefix", "/x/"))).All("PolicyName"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Attaching_twice_is_attaching_once(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        var arn = await server.CreatePolicyAsync("p", AllowAll);

        await owner.AttachAsync(server.Api, "it", arn);
        await owner.AttachAsync(server.Api, "it", arn);
        var outcomes = await server.Api.IamAtOnceAsync(20, $"Attach{kind}Policy", _ => [owner.Name("it"), ("PolicyArn", AwsPolicyArn("SecurityAudit"))]);

        Assert.Equal(20, outcomes["OK"]);
        Assert.Equal(["SecurityAudit", "p"], (await owner.ListAttachedAsync(server.Api, "it")).All("PolicyName"));
        Assert.Equal("1", (await server.Api.IamAsync("GetPolicy", ("PolicyArn", arn)))["AttachmentCount"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_detached_policy_is_gone_and_cannot_be_detached_again(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        var arn = await server.CreatePolicyAsync("p", AllowAll);
        await owner.AttachAsync(server.Api, "it", arn);

        await owner.DetachAsync(server.Api, "it", arn);

        Assert.Equal("", (await owner.ListAttachedAsync(server.Api, "it"))["AttachedPolicies"]);
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", $"Policy {arn} was not found.", $"Detach{kind}Policy", owner.Name("it"), ("PolicyArn", arn));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_that_does_not_exist_or_is_anothers_is_not_attachable(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        var other = server.ApiAs(await server.CreateAccountAsync());
        var foreign = (await other.IamAsync("CreatePolicy", ("PolicyName", "there"), ("PolicyDocument", AllowAll)))["Arn"];

        foreach (var arn in new[] { PolicyArn("none"), AwsPolicyArn("None"), foreign })
        {
            await server.Api.IamRefusesAsync(
                404, "NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", $"Attach{kind}Policy", owner.Name("it"), ("PolicyArn", arn));
        }

        await server.Api.IamRefusesAsync(
            400, "ValidationError", "Invalid ARN:  Could not be parsed!", $"Attach{kind}Policy", owner.Name("it"), ("PolicyArn", "not-an-arn-at-all-but-long"));
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", $"ARN {UserArn("somebody")} is not valid.", $"Attach{kind}Policy", owner.Name("it"), ("PolicyArn", UserArn("somebody")));
    }

    [Theory]
    [InlineData("User", "AttachUserPolicy")]
    [InlineData("User", "DetachUserPolicy")]
    [InlineData("User", "ListAttachedUserPolicies")]
    [InlineData("Role", "AttachRolePolicy")]
    [InlineData("Role", "DetachRolePolicy")]
    [InlineData("Role", "ListAttachedRolePolicies")]
    [InlineData("Group", "AttachGroupPolicy")]
    [InlineData("Group", "DetachGroupPolicy")]
    [InlineData("Group", "ListAttachedGroupPolicies")]
    public async Task An_owner_that_does_not_exist_is_not_found(string kind, string operation)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", $"The {owner.Word} with name none cannot be found.", operation, owner.Name("none"), ("PolicyArn", AwsPolicyArn("IAMFullAccess")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ten_policies_are_attached_at_most_however_many_at_once_are_tried(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        await server.Api.IamAtOnceAsync(14, "CreatePolicy", i => [("PolicyName", $"p{i}"), ("PolicyDocument", AllowAll)]);

        var outcomes = await server.Api.IamAtOnceAsync(14, $"Attach{kind}Policy", i => [owner.Name("it"), ("PolicyArn", PolicyArn($"p{i}"))]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 10, ["LimitExceeded"] = 4 }, outcomes);
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", $"Cannot exceed quota for PoliciesPer{kind}: 10", $"Attach{kind}Policy", owner.Name("it"), ("PolicyArn", AwsPolicyArn("IAMFullAccess")));
    }

    [Fact]
    public async Task One_policy_is_attached_to_many_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("it", AllowAll);
        await server.Api.IamAtOnceAsync(40, "CreateUser", i => [("UserName", $"user-{i}")]);

        var outcomes = await server.Api.IamAtOnceAsync(40, "AttachUserPolicy", i => [("UserName", $"user-{i}"), ("PolicyArn", arn)]);

        Assert.Equal(40, outcomes["OK"]);
        Assert.Equal("40", (await server.Api.IamAsync("GetPolicy", ("PolicyArn", arn)))["AttachmentCount"]);
    }

    [Theory]
    [InlineData("DeletePolicy", "AttachUserPolicy", "NoSuchEntity")]
    [InlineData("DeletePolicy", "PutUserPermissionsBoundary", "NoSuchEntity")]
    [InlineData("DeleteUser", "AttachUserPolicy", "NoSuchEntity")]
    public async Task What_is_deleted_while_it_is_attached_is_either_kept_or_not_attached(string delete, string attach, string lost)
    {
        await using var server = await TestServer.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var arn = await server.CreatePolicyAsync($"p{round}", AllowAll);
            await server.Api.IamAsync("CreateUser", ("UserName", $"u{round}"));
            (string, string)[] parameters = [("UserName", $"u{round}"), ("PolicyArn", arn), ("PermissionsBoundary", arn)];

            var deleting = server.Api.IamAtOnceAsync(1, delete, _ => parameters);
            var attaching = server.Api.IamAtOnceAsync(1, attach, _ => parameters);
            var (deleted, attached) = ((await deleting).Keys.Single(), (await attaching).Keys.Single());

            Assert.Contains((deleted, attached), new[] { ("OK", lost), ("DeleteConflict", "OK") });
        }
    }

    [Fact]
    public async Task Policies_see_what_is_attached_to_whom()
    {
        await using var server = await TestServer.StartAsync();
        var condition = $$$"""{"ArnEquals":{"iam:PolicyARN":"{{{AwsPolicyArn("SecurityAudit")}}}"}}""";
        var caller = server.ApiAs(await server.CreateUserAsync("caller", Allow("iam:*", UserArn("ci"), condition)));
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        await caller.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", AwsPolicyArn("SecurityAudit")));
        await caller.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("caller")} is not authorized to perform: iam:AttachUserPolicy on resource: user ci because no identity-based policy allows the iam:AttachUserPolicy action",
            "AttachUserPolicy",
            ("UserName", "ci"),
            ("PolicyArn", AwsPolicyArn("AdministratorAccess")));
        await caller.IamAsync("DetachUserPolicy", ("UserName", "ci"), ("PolicyArn", AwsPolicyArn("SecurityAudit")));
    }

    [Fact]
    public async Task Policies_go_before_users_and_roles()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var owner in new[] { PolicyOwner.User, PolicyOwner.Role })
        {
            await owner.CreateAsync(server, "it");
            await owner.PutAsync(server.Api, "it", "inline", AllowAll);
            await owner.AttachAsync(server.Api, "it", AwsPolicyArn("IAMFullAccess"));

            await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.", $"Delete{owner.Kind}", owner.Name("it"));
            await owner.DetachAsync(server.Api, "it", AwsPolicyArn("IAMFullAccess"));
            await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must delete policies first.", $"Delete{owner.Kind}", owner.Name("it"));
            await owner.DeleteAsync(server.Api, "it", "inline");
            await server.Api.IamAsync($"Delete{owner.Kind}", owner.Name("it"));
        }
    }
}
