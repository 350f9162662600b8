using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Iam;

/// <summary>What tools that keep a described state do, with the stock command line: create, read back and find no difference, be refused in every wrong order, delete.</summary>
public sealed class ConvergenceTests(SharedServer server)
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Sign","Resource":"*"}]}""";
    private const string Other = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Verify","Resource":"*"}]}""";

    private AwsCli Aws => server.Aws;

    [Fact]
    public async Task A_managed_policy()
    {
        string[] create = ["iam", "create-policy", "--policy-name", "tf-policy", "--path", "/tf/", "--description", "from a plan", "--policy-document", Document, "--tags", "Key=team,Value=blue"];
        var arn = (await Aws.DoAsync(create)).GetProperty("Policy").Text("Arn");
        var policy = (await Aws.DoAsync("iam", "get-policy", "--policy-arn", arn)).GetProperty("Policy");
        var version = (await Aws.DoAsync("iam", "get-policy-version", "--policy-arn", arn, "--version-id", policy.Text("DefaultVersionId"))).GetProperty("PolicyVersion");

        Assert.Equal(("tf-policy", "/tf/", "from a plan", "blue"), (policy.Text("PolicyName"), policy.Text("Path"), policy.Text("Description"), policy.GetProperty("Tags")[0].Text("Value")));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Document).RootElement, version.GetProperty("Document")));
        Assert.Equal("EntityAlreadyExists", (await Aws.RefusedAsync(create)).Code);

        await Aws.DoAsync("iam", "create-policy-version", "--policy-arn", arn, "--policy-document", Other, "--set-as-default");
        Assert.Equal("v2\nv1", (await Aws.ValueAsync("Versions[].VersionId", "iam", "list-policy-versions", "--policy-arn", arn)).Replace('\t', '\n'));
        await Aws.DoAsync("iam", "tag-policy", "--policy-arn", arn, "--tags", "Key=stage,Value=test");
        await Aws.DoAsync("iam", "untag-policy", "--policy-arn", arn, "--tag-keys", "team");
        Assert.Equal("stage\ttest", await Aws.ValueAsync("Tags[].[Key,Value]", "iam", "list-policy-tags", "--policy-arn", arn));
        Assert.Equal("tf-policy", await Aws.ValueAsync("Policies[].PolicyName", "iam", "list-policies", "--scope", "Local", "--path-prefix", "/tf/"));

        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-policy", "--policy-arn", arn)).Code);
        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-policy-version", "--policy-arn", arn, "--version-id", "v2")).Code);
        await Aws.DoAsync("iam", "set-default-policy-version", "--policy-arn", arn, "--version-id", "v1");
        await Aws.DoAsync("iam", "delete-policy-version", "--policy-arn", arn, "--version-id", "v2");
        await Aws.DoAsync("iam", "delete-policy", "--policy-arn", arn);
        Assert.Equal("NoSuchEntity", (await Aws.RefusedAsync("iam", "get-policy", "--policy-arn", arn)).Code);
    }

    [Fact]
    public async Task A_group_with_a_member_and_policies()
    {
        var arn = (await Aws.DoAsync("iam", "create-policy", "--policy-name", "tf-group-policy", "--policy-document", Document)).GetProperty("Policy").Text("Arn");
        await Aws.DoAsync("iam", "create-group", "--group-name", "tf-group", "--path", "/tf/");
        await Aws.DoAsync("iam", "create-user", "--user-name", "tf-member", "--permissions-boundary", arn);
        await Aws.DoAsync("iam", "add-user-to-group", "--group-name", "tf-group", "--user-name", "tf-member");
        await Aws.DoAsync("iam", "attach-group-policy", "--group-name", "tf-group", "--policy-arn", arn);
        await Aws.DoAsync("iam", "put-group-policy", "--group-name", "tf-group", "--policy-name", "inline", "--policy-document", Document);

        Assert.Equal("tf-member", await Aws.ValueAsync("Users[].UserName", "iam", "get-group", "--group-name", "tf-group"));
        Assert.Equal("tf-group", await Aws.ValueAsync("Groups[].GroupName", "iam", "list-groups-for-user", "--user-name", "tf-member"));
        Assert.Equal("tf-group", await Aws.ValueAsync("Groups[].GroupName", "iam", "list-groups", "--path-prefix", "/tf/"));
        Assert.Equal(arn, await Aws.ValueAsync("AttachedPolicies[].PolicyArn", "iam", "list-attached-group-policies", "--group-name", "tf-group"));
        Assert.Equal(arn, await Aws.ValueAsync("User.PermissionsBoundary.PermissionsBoundaryArn", "iam", "get-user", "--user-name", "tf-member"));
        Assert.Equal("tf-group\ttf-member", await Aws.ValueAsync("[PolicyGroups[0].GroupName,PolicyUsers[0].UserName]", "iam", "list-entities-for-policy", "--policy-arn", arn));
        Assert.Equal("kms:Sign", await Aws.ValueAsync("PolicyDocument.Statement[0].Action", "iam", "get-group-policy", "--group-name", "tf-group", "--policy-name", "inline"));
        Assert.Equal("EntityAlreadyExists", (await Aws.RefusedAsync("iam", "create-group", "--group-name", "TF-Group")).Code);

        foreach (var (tooEarly, first) in new (string[], string[])[]
        {
            (["delete-group", "--group-name", "tf-group"], ["remove-user-from-group", "--group-name", "tf-group", "--user-name", "tf-member"]),
            (["delete-group", "--group-name", "tf-group"], ["detach-group-policy", "--group-name", "tf-group", "--policy-arn", arn]),
            (["delete-group", "--group-name", "tf-group"], ["delete-group-policy", "--group-name", "tf-group", "--policy-name", "inline"]),
            (["delete-policy", "--policy-arn", arn], ["delete-user-permissions-boundary", "--user-name", "tf-member"]),
        })
        {
            Assert.Equal("DeleteConflict", (await Aws.RefusedAsync(["iam", .. tooEarly])).Code);
            await Aws.DoAsync(["iam", .. first]);
        }

        await Aws.DoAsync("iam", "delete-group", "--group-name", "tf-group");
        await Aws.DoAsync("iam", "delete-policy", "--policy-arn", arn);
        foreach (var list in new[] { "list-mfa-devices", "list-ssh-public-keys", "list-signing-certificates", "list-service-specific-credentials", "list-access-keys" })
        {
            await Aws.DoAsync("iam", list, "--user-name", "tf-member");
        }

        Assert.Equal("NoSuchEntity", (await Aws.RefusedAsync("iam", "get-login-profile", "--user-name", "tf-member")).Code);
        await Aws.DoAsync("iam", "delete-user", "--user-name", "tf-member");
    }

    [Fact]
    public async Task A_role_in_an_instance_profile()
    {
        var trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{SharedServer.Account}}"},"Action":"sts:AssumeRole"}]}""";
        const string Managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        await Aws.DoAsync("iam", "create-role", "--role-name", "tf-role", "--assume-role-policy-document", trust, "--permissions-boundary", Managed);
        await Aws.DoAsync("iam", "attach-role-policy", "--role-name", "tf-role", "--policy-arn", Managed);
        await Aws.DoAsync("iam", "tag-role", "--role-name", "tf-role", "--tags", "Key=team,Value=blue");
        await Aws.DoAsync("iam", "create-instance-profile", "--instance-profile-name", "tf-profile");
        await Aws.DoAsync("iam", "add-role-to-instance-profile", "--instance-profile-name", "tf-profile", "--role-name", "tf-role");

        var role = (await Aws.DoAsync("iam", "get-role", "--role-name", "tf-role")).GetProperty("Role");
        Assert.Equal((Managed, "blue"), (role.GetProperty("PermissionsBoundary").Text("PermissionsBoundaryArn"), role.GetProperty("Tags")[0].Text("Value")));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(trust).RootElement, role.GetProperty("AssumeRolePolicyDocument")));
        Assert.Equal("tf-role", await Aws.ValueAsync("InstanceProfile.Roles[].RoleName", "iam", "get-instance-profile", "--instance-profile-name", "tf-profile"));
        Assert.Equal("tf-profile", await Aws.ValueAsync("InstanceProfiles[].InstanceProfileName", "iam", "list-instance-profiles-for-role", "--role-name", "tf-role"));
        Assert.Equal("EntityAlreadyExists", (await Aws.RefusedAsync("iam", "create-instance-profile", "--instance-profile-name", "tf-profile")).Code);

        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-instance-profile", "--instance-profile-name", "tf-profile")).Code);
        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-role", "--role-name", "tf-role")).Code);
        await Aws.DoAsync("iam", "remove-role-from-instance-profile", "--instance-profile-name", "tf-profile", "--role-name", "tf-role");
        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-role", "--role-name", "tf-role")).Code);
        await Aws.DoAsync("iam", "detach-role-policy", "--role-name", "tf-role", "--policy-arn", Managed);
        await Aws.DoAsync("iam", "delete-instance-profile", "--instance-profile-name", "tf-profile");
        await Aws.DoAsync("iam", "delete-role", "--role-name", "tf-role");
    }

    [Fact]
    public async Task The_account()
    {
        await Aws.DoAsync("iam", "create-account-alias", "--account-alias", "tf-account");
        Assert.Equal("tf-account", await Aws.ValueAsync("AccountAliases[]", "iam", "list-account-aliases"));
        await Aws.DoAsync("iam", "delete-account-alias", "--account-alias", "tf-account");
        Assert.Equal("5000", await Aws.ValueAsync("SummaryMap.UsersQuota", "iam", "get-account-summary"));
        Assert.Contains("admin", await Aws.ValueAsync("UserDetailList[].UserName", "iam", "get-account-authorization-details", "--filter", "User"), StringComparison.Ordinal);
        Assert.Contains(
            await Aws.ValueAsync("AccessKeyLastUsed.ServiceName", "iam", "get-access-key-last-used", "--access-key-id", server.Admin.AccessKeyId),
            (string[])["iam", "kms", "sts", "cloudtrail"]);
        Assert.Equal("COMPLETE", await Aws.ValueAsync("State", "iam", "generate-credential-report"));
        Assert.Equal("text/csv", await Aws.ValueAsync("ReportFormat", "iam", "get-credential-report"));
        Assert.Equal("NoSuchEntity", (await Aws.RefusedAsync("iam", "get-account-password-policy")).Code);
    }
}
