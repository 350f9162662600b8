using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.ManagedPolicies;

public sealed class ManagedPolicyTests
{
    public static TheoryData<string> Operations =>
    [
        "GetPolicy", "DeletePolicy", "CreatePolicyVersion", "GetPolicyVersion", "ListPolicyVersions", "SetDefaultPolicyVersion", "DeletePolicyVersion",
        "ListEntitiesForPolicy", "TagPolicy", "UntagPolicy", "ListPolicyTags",
    ];

    private static (string Name, string Value)[] Parameters(string arn) =>
        [("PolicyArn", arn), ("VersionId", "v1"), ("PolicyDocument", AllowAll), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"), ("TagKeys.member.1", "k")];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_policy_that_does_not_exist_is_not_found(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var other = server.ApiAs(await server.CreateAccountAsync());
        var foreign = (await other.IamAsync("CreatePolicy", ("PolicyName", "there"), ("PolicyDocument", AllowAll)))["Arn"];

        foreach (var arn in new[] { PolicyArn("none"), AwsPolicyArn("None"), foreign })
        {
            await server.Api.IamRefusesAsync(404, "NoSuchEntity", $"Policy {arn} was not found.", operation, Parameters(arn));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_names_no_policy_is_refused(string operation)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(400, "ValidationError", "Invalid ARN:  Could not be parsed!", operation, Parameters("not-an-arn-at-all-but-long"));
        await server.Api.IamRefusesAsync(400, "InvalidInput", $"ARN {RoleArn("deploy-it")} is not valid.", operation, Parameters(RoleArn("deploy-it")));
    }

    [Theory]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("SetDefaultPolicyVersion")]
    [InlineData("DeletePolicyVersion")]
    [InlineData("TagPolicy")]
    [InlineData("UntagPolicy")]
    public async Task Nobody_changes_the_policies_of_AWS(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var arn = AwsPolicyArn("AdministratorAccess");

        await server.Api.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: arn:aws:iam::{Account}:root is not authorized to perform: iam:{operation} on resource: policy {arn} because no resource-based policy allows the iam:{operation} action",
            operation,
            Parameters(arn));
    }

    [Theory]
    [InlineData("AdministratorAccess")]
    [InlineData("PowerUserAccess")]
    [InlineData("ReadOnlyAccess")]
    [InlineData("AWSKeyManagementServicePowerUser")]
    [InlineData("AWSCloudTrail_FullAccess")]
    [InlineData("AWSCloudTrail_ReadOnlyAccess")]
    [InlineData("AWSDenyAll")]
    [InlineData("IAMFullAccess")]
    [InlineData("IAMReadOnlyAccess")]
    [InlineData("SecurityAudit")]
    [InlineData("job-function/ViewOnlyAccess")]
    public async Task The_policies_of_AWS_can_be_read_and_attached(string pathAndName)
    {
        await using var server = await TestServer.StartAsync();
        var arn = AwsPolicyArn(pathAndName);
        var user = server.ApiAs(await server.CreateUserAsync("ci"));

        await server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));
        var policy = await server.Api.IamAsync("GetPolicy", ("PolicyArn", arn));
        var version = await server.Api.IamAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", policy["DefaultVersionId"]));

        Assert.Equal((arn, "1"), (policy["Arn"], policy["AttachmentCount"]));
        Assert.StartsWith("{\"Version\":\"2012-10-17\"", Uri.UnescapeDataString(version["Document"]), StringComparison.Ordinal);

        // What is malformed would not compile, and answer a failure of the service.
        var codes = await user.IamAtOnceAsync(1, "ListUsers", _ => []);
        Assert.Contains(codes.Keys.Single(), new[] { "OK", "AccessDenied" });
    }

    [Fact]
    public async Task Policies_are_listed_by_name_and_filtered_by_all_that_is_asked()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreatePolicy", ("PolicyName", "a"), ("Path", "/x/"), ("PolicyDocument", AllowAll), ("Description", "d"));
        await server.CreatePolicyAsync("b", AllowAll);
        await server.CreatePolicyAsync("c", AllowAll);
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"), ("PermissionsBoundary", PolicyArn("b")));
        await server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", PolicyArn("c")));
        await server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", AwsPolicyArn("IAMFullAccess")));

        async Task<List<string>> List(params (string, string)[] filter) => (await server.Api.IamAsync("ListPolicies", filter)).All("PolicyName");

        Assert.Equal(["a", "b", "c"], await List(("Scope", "Local")));
        Assert.DoesNotContain("a", await List(("Scope", "AWS")));
        var all = await List(("Scope", "All"));
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Equal(all, await List());
        Assert.Equal(["a"], await List(("PathPrefix", "/x/")));
        Assert.Equal(["IAMFullAccess", "b", "c"], await List(("OnlyAttached", "true")));
        Assert.Equal(["b"], await List(("PolicyUsageFilter", "PermissionsBoundary")));
        Assert.Equal(["c"], await List(("PolicyUsageFilter", "PermissionsPolicy"), ("Scope", "Local")));

        var page = await server.Api.IamAsync("ListPolicies", ("Scope", "Local"), ("MaxItems", "2"));
        Assert.Equal(("a b", "true"), (page.Joined("PolicyName"), page["IsTruncated"]));
        Assert.Equal(["0", "1"], page.All("PermissionsBoundaryUsageCount"));
        Assert.Equal(["c"], (await server.Api.IamAsync("ListPolicies", ("Scope", "Local"), ("Marker", page["Marker"]))).All("PolicyName"));
        Assert.Null(page.Find("Description"));
        Assert.Null(page.Find("Tags"));
        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value 'Mine' at 'scope' failed to satisfy constraint: Member must satisfy enum value set: [AWS, All, Local]",
            "ListPolicies",
            ("Scope", "Mine"));
    }

    [Fact]
    public async Task What_uses_a_policy_is_listed_by_kind_and_filtered_by_all_that_is_asked()
    {
        await using var server = await TestServer.StartAsync();
        var arn = AwsPolicyArn("SecurityAudit");
        foreach (var kind in new[] { "User", "Role", "Group" })
        {
            var owner = PolicyOwner.Of(kind);
            await server.Api.IamAsync($"Create{kind}", owner.Name($"the-{kind}"), ("Path", $"/{kind}/"), ("AssumeRolePolicyDocument", AccountTrust));
            await owner.AttachAsync(server.Api, $"the-{kind}", arn);
        }

        await server.Api.IamAsync("CreateUser", ("UserName", "bounded"), ("PermissionsBoundary", arn));
        var other = server.ApiAs(await server.CreateAccountAsync());
        await other.IamAsync("CreateUser", ("UserName", "elsewhere"), ("PermissionsBoundary", arn));

        async Task<ApiAnswer> List(params (string, string)[] filter) => await server.Api.IamAsync("ListEntitiesForPolicy", [("PolicyArn", arn), .. filter]);

        var all = await List();
        Assert.Equal(("bounded the-User", "the-Role", "the-Group"), (all.Joined("UserName"), all.Joined("RoleName"), all.Joined("GroupName")));
        Assert.Matches("^AIDA.*AROA.*AGPA", string.Concat(all.All("UserId").Concat(all.All("RoleId")).Concat(all.All("GroupId"))));
        var roles = await List(("EntityFilter", "Role"));
        Assert.Equal((0, 1, 0), (roles.All("UserName").Count, roles.All("RoleName").Count, roles.All("GroupName").Count));
        Assert.Equal(["bounded"], (await List(("PolicyUsageFilter", "PermissionsBoundary"))).All("UserName"));
        Assert.Equal(["the-User"], (await List(("PolicyUsageFilter", "PermissionsPolicy"))).All("UserName"));
        Assert.Equal(["the-Group"], (await List(("PathPrefix", "/Group/"))).All("GroupName"));

        var first = await List(("MaxItems", "3"));
        var second = await List(("MaxItems", "3"), ("Marker", first["Marker"]));
        Assert.Equal(("true", "false"), (first["IsTruncated"], second["IsTruncated"]));
        Assert.Equal(["the-User"], second.All("UserName").Concat(second.All("RoleName")).Concat(second.All("GroupName")));
    }

    [Fact]
    public async Task Attachments_boundaries_and_versions_go_before_the_policy()
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("it", AllowAll);
        await server.PutIntoForceAsync(arn, AllowAll);
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"), ("PermissionsBoundary", arn));
        await server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));

        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete a policy attached to entities.", "DeletePolicy", ("PolicyArn", arn));
        await server.Api.IamAsync("DetachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));
        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete a policy attached to entities.", "DeletePolicy", ("PolicyArn", arn));
        await server.Api.IamAsync("DeleteUserPermissionsBoundary", ("UserName", "ci"));
        await server.Api.IamRefusesAsync(
            409,
            "DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
            "DeletePolicy",
            ("PolicyArn", arn));
        await server.Api.IamAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        await server.Api.IamAsync("DeletePolicy", ("PolicyArn", arn));

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", $"Policy {arn} was not found.", "GetPolicy", ("PolicyArn", arn));
        await server.CreatePolicyAsync("it", AllowAll);
        Assert.Equal(["v1"], (await server.Api.IamAsync("ListPolicyVersions", ("PolicyArn", arn))).All("VersionId"));
    }

    [Fact]
    public async Task Policies_their_versions_and_attachments_outlive_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("ci");
        var arn = await server.CreatePolicyAsync("it", Allow("kms:Sign", "*"));
        await server.PutIntoForceAsync(arn, Allow("iam:ListUsers", "*"));
        await server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));

        await server.RestartAsync();

        Assert.Equal(["ci"], (await server.ApiAs(user).IamAsync("ListUsers")).All("UserName"));
        Assert.Equal(["v2", "v1"], (await server.Api.IamAsync("ListPolicyVersions", ("PolicyArn", arn))).All("VersionId"));
    }
}
