using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Iam;

/// <summary>Every IAM operation once, with the stock command line: there is no AWS SDK for IAM among our packages.</summary>
public sealed class IamOperationsTests(SharedServer server)
{
    private const string Path = "/conformance/";
    private const string Allow = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}]}""";

    private AwsCli Aws => server.Aws;

    [Fact]
    public async Task Users_access_keys_and_their_policies()
    {
        Assert.Equal("dora", await Aws.ValueAsync("User.UserName", "iam", "create-user", "--user-name", "dora", "--path", Path, "--tags", "Key=team,Value=blue"));
        Assert.Equal("EntityAlreadyExists", (await Aws.RefusedAsync("iam", "create-user", "--user-name", "Dora")).Code);
        Assert.Equal($"arn:aws:iam::{SharedServer.Account}:user{Path}dora", await Aws.ValueAsync("User.Arn", "iam", "get-user", "--user-name", "dora"));
        Assert.Equal("dora", await Aws.ValueAsync("Users[].UserName", "iam", "list-users", "--path-prefix", Path));
        Assert.Equal("team\tblue", await Aws.ValueAsync("Tags[].[Key,Value]", "iam", "list-user-tags", "--user-name", "dora"));

        await Aws.DoAsync("iam", "put-user-policy", "--user-name", "dora", "--policy-name", "lists", "--policy-document", Allow);
        Assert.Equal("lists", await Aws.ValueAsync("PolicyNames[]", "iam", "list-user-policies", "--user-name", "dora"));
        Assert.Equal("kms:ListKeys", await Aws.ValueAsync("PolicyDocument.Statement[0].Action", "iam", "get-user-policy", "--user-name", "dora", "--policy-name", "lists"));

        var key = (await Aws.DoAsync("iam", "create-access-key", "--user-name", "dora")).GetProperty("AccessKey");
        var dora = Aws.As(new(key.Text("AccessKeyId"), key.Text("SecretAccessKey")));
        await dora.DoAsync("kms", "list-keys");
        Assert.Equal("Active", await Aws.ValueAsync("AccessKeyMetadata[].Status", "iam", "list-access-keys", "--user-name", "dora"));
        await Aws.DoAsync("iam", "update-access-key", "--user-name", "dora", "--access-key-id", key.Text("AccessKeyId"), "--status", "Inactive");
        Assert.Equal("Inactive", await Aws.ValueAsync("AccessKeyMetadata[].Status", "iam", "list-access-keys", "--user-name", "dora"));

        await Aws.DoAsync("iam", "update-user", "--user-name", "dora", "--new-user-name", "theodora");
        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-user", "--user-name", "theodora")).Code);
        await Aws.DoAsync("iam", "delete-access-key", "--user-name", "theodora", "--access-key-id", key.Text("AccessKeyId"));
        await Aws.DoAsync("iam", "delete-user-policy", "--user-name", "theodora", "--policy-name", "lists");
        await Aws.DoAsync("iam", "delete-user", "--user-name", "theodora");
        Assert.Equal("NoSuchEntity", (await Aws.RefusedAsync("iam", "get-user", "--user-name", "theodora")).Code);
    }

    [Fact]
    public async Task Roles_and_their_policies()
    {
        Assert.Equal("Clerk", await Aws.ValueAsync(
            "Role.RoleName", "iam", "create-role", "--role-name", "Clerk", "--path", Path, "--assume-role-policy-document", Trust("sts:AssumeRole"), "--tags", "Key=desk,Value=3"));
        Assert.Equal($"arn:aws:iam::{SharedServer.Account}:role{Path}Clerk", await Aws.ValueAsync("Role.Arn", "iam", "get-role", "--role-name", "Clerk"));
        Assert.Equal("Clerk", await Aws.ValueAsync("Roles[].RoleName", "iam", "list-roles", "--path-prefix", Path));
        Assert.Equal("desk\t3", await Aws.ValueAsync("Tags[].[Key,Value]", "iam", "list-role-tags", "--role-name", "Clerk"));

        await Aws.DoAsync("iam", "put-role-policy", "--role-name", "Clerk", "--policy-name", "lists", "--policy-document", Allow);
        Assert.Equal("lists", await Aws.ValueAsync("PolicyNames[]", "iam", "list-role-policies", "--role-name", "Clerk"));
        Assert.Equal("kms:ListKeys", await Aws.ValueAsync("PolicyDocument.Statement[0].Action", "iam", "get-role-policy", "--role-name", "Clerk", "--policy-name", "lists"));

        await Aws.DoAsync("iam", "update-role", "--role-name", "Clerk", "--max-session-duration", "7200");
        Assert.Equal("a clerk", await Aws.ValueAsync("Role.Description", "iam", "update-role-description", "--role-name", "Clerk", "--description", "a clerk"));
        Assert.Equal("7200", await Aws.ValueAsync("Role.MaxSessionDuration", "iam", "get-role", "--role-name", "Clerk"));

        var role = $"arn:aws:iam::{SharedServer.Account}:role{Path}Clerk";
        var clerk = Aws.As(await Aws.AssumeRoleAsync(role, "--duration-seconds", "900"));
        await clerk.DoAsync("kms", "list-keys");
        await Aws.DoAsync("iam", "update-assume-role-policy", "--role-name", "Clerk", "--policy-document", Trust("sts:TagSession"));
        Assert.Equal("AccessDenied", (await Aws.RefusedAsync("sts", "assume-role", "--role-arn", role, "--role-session-name", "again")).Code);

        Assert.Equal("DeleteConflict", (await Aws.RefusedAsync("iam", "delete-role", "--role-name", "Clerk")).Code);
        await Aws.DoAsync("iam", "delete-role-policy", "--role-name", "Clerk", "--policy-name", "lists");
        await Aws.DoAsync("iam", "delete-role", "--role-name", "Clerk");
        Assert.Equal("NoSuchEntity", (await Aws.RefusedAsync("iam", "get-role", "--role-name", "Clerk")).Code);
        Assert.Equal("UnrecognizedClientException", (await clerk.RefusedAsync("kms", "list-keys")).Code);
    }

    private static string Trust(string action) => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{SharedServer.Account}}:user/admin"},"Action":"{{action}}"}]}
        """;
}
