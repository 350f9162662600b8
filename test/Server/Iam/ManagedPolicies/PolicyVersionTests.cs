using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.ManagedPolicies;

public sealed class PolicyVersionTests
{
    [Fact]
    public async Task A_new_version_is_in_force_only_when_that_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("ci"));
        var arn = await server.CreatePolicyAsync("it", Allow("iam:ListRoles", "*"));
        await server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));

        var second = await server.Api.IamAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Allow("iam:ListUsers", "*")));
        Assert.Equal(("v2", "false"), (second["VersionId"], second["IsDefaultVersion"]));
        Assert.Null(second.Find("Document"));
        await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListUsers"));

        await server.Api.IamAsync("SetDefaultPolicyVersion", ("PolicyArn", arn), ("VersionId", "v2"));
        await user.IamAsync("ListUsers");
        await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListRoles"));

        Assert.Equal("v3", await server.PutIntoForceAsync(arn, Allow("iam:ListRoles", "*")));
        await user.IamAsync("ListRoles");
        await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListUsers"));
        Assert.Equal("v3", (await server.Api.IamAsync("GetPolicy", ("PolicyArn", arn)))["DefaultVersionId"]);
    }

    [Fact]
    public async Task A_version_comes_back_percent_encoded_just_as_it_was_put()
    {
        await using var server = await TestServer.StartAsync();
        var document = Allow("kms:*", "*").Replace("{", "{ \n", StringComparison.Ordinal);
        var arn = await server.CreatePolicyAsync("it", document);

        var answer = await server.Api.IamAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));

        Assert.Equal(Uri.EscapeDataString(document), answer["Document"]);
        Assert.Equal(("v1", "true"), (answer["VersionId"], answer["IsDefaultVersion"]));
    }

    [Fact]
    public async Task Versions_come_newest_first_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("it", AllowAll);
        await server.PutIntoForceAsync(arn, AllowAll);
        await server.Api.IamAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", AllowAll));

        var first = await server.Api.IamAsync("ListPolicyVersions", ("PolicyArn", arn), ("MaxItems", "2"));
        var second = await server.Api.IamAsync("ListPolicyVersions", ("PolicyArn", arn), ("MaxItems", "2"), ("Marker", first["Marker"]));

        Assert.Equal(("v3 v2", "v1"), (first.Joined("VersionId"), second.Joined("VersionId")));
        Assert.Equal(["false", "true"], first.All("IsDefaultVersion"));
        Assert.Null(first.Find("Document"));
    }

    [Fact]
    public async Task A_policy_keeps_5_versions_and_never_gives_a_number_again()
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("it", AllowAll);

        var outcomes = await server.Api.IamAtOnceAsync(8, "CreatePolicyVersion", _ => [("PolicyArn", arn), ("PolicyDocument", AllowAll)]);
        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 4, ["LimitExceeded"] = 4 }, outcomes);
        await server.Api.IamRefusesAsync(
            409,
            "LimitExceeded",
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
            "CreatePolicyVersion",
            ("PolicyArn", arn),
            ("PolicyDocument", AllowAll));

        await server.Api.IamAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v5"));
        Assert.Equal("v6", await server.PutIntoForceAsync(arn, AllowAll));
    }

    [Theory]
    [InlineData("GetPolicyVersion")]
    [InlineData("SetDefaultPolicyVersion")]
    [InlineData("DeletePolicyVersion")]
    public async Task A_version_that_does_not_exist_is_not_found(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("it", AllowAll);

        foreach (var version in new[] { "v9", "v99999999999", "v1.x" })
        {
            await server.Api.IamRefusesAsync(
                404, "NoSuchEntity", $"Policy {arn} version {version} does not exist or is not attachable.", operation, ("PolicyArn", arn), ("VersionId", version));
        }

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            @"1 validation error detected: Value '1' at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\.[A-Za-z0-9-]*)?",
            operation,
            ("PolicyArn", arn),
            ("VersionId", "1"));
    }

    [Fact]
    public async Task The_version_in_force_stays()
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("it", AllowAll);

        await server.Api.IamRefusesAsync(
            409, "DeleteConflict", "Cannot delete the default version of a policy.", "DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
    }

    [Fact]
    public async Task A_version_that_is_deleted_while_it_is_put_into_force_is_either_kept_or_not_in_force()
    {
        await using var server = await TestServer.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var arn = await server.CreatePolicyAsync($"p{round}", AllowAll);
            await server.Api.IamAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", AllowAll));

            var deleting = server.Api.IamAtOnceAsync(1, "DeletePolicyVersion", _ => [("PolicyArn", arn), ("VersionId", "v2")]);
            var setting = server.Api.IamAtOnceAsync(1, "SetDefaultPolicyVersion", _ => [("PolicyArn", arn), ("VersionId", "v2")]);
            var (deleted, set) = ((await deleting).Keys.Single(), (await setting).Keys.Single());

            Assert.Contains((deleted, set), new[] { ("OK", "NoSuchEntity"), ("DeleteConflict", "OK") });
        }
    }
}
