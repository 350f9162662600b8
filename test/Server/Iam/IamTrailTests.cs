using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam;

public sealed class IamTrailTests
{
    [Fact]
    public async Task A_creation_is_recorded_with_what_was_asked_and_what_was_made()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"), ("Path", "/x/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));

        var record = await server.IamEventAsync("CreateUser");

        Assert.Equal("iam.amazonaws.com", record.GetProperty("eventSource").GetString());
        Assert.Equal("us-east-1", record.GetProperty("awsRegion").GetString());
        Assert.False(record.GetProperty("readOnly").GetBoolean());
        Assert.Equal("ci", record.GetProperty("requestParameters").GetProperty("userName").GetString());
        Assert.Equal("blue", record.GetProperty("requestParameters").GetProperty("tags")[0].GetProperty("value").GetString());
        Assert.Equal(UserArn("x/ci"), record.GetProperty("responseElements").GetProperty("user").GetProperty("arn").GetString());
        var resource = record.GetProperty("resources").EnumerateArray().Single();
        Assert.Equal(("AWS::IAM::User", UserArn("x/ci")), (resource.GetProperty("type").GetString(), resource.GetProperty("ARN").GetString()));
    }

    [Fact]
    public async Task A_rename_names_the_user_before_and_after()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "old"));
        await server.Api.IamAsync("UpdateUser", ("UserName", "old"), ("NewUserName", "new"));

        var record = await server.IamEventAsync("UpdateUser");

        Assert.Equal([UserArn("old"), UserArn("new")], record.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("ARN").GetString()));
    }

    [Fact]
    public async Task A_policy_is_recorded_as_it_was_put()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust, AllowAll);

        var record = await server.IamEventAsync("PutRolePolicy");

        Assert.Equal(AllowAll, record.GetProperty("requestParameters").GetProperty("policyDocument").GetString());
        Assert.Equal("AWS::IAM::Role", record.GetProperty("resources")[0].GetProperty("type").GetString());
        Assert.Equal(RoleArn("deploy"), record.GetProperty("resources")[0].GetProperty("ARN").GetString());
    }

    [Fact]
    public async Task A_refusal_is_recorded_with_its_reason()
    {
        await using var server = await TestServer.StartAsync();
        await Assert.ThrowsAsync<ApiException>(() => server.Api.IamAsync("GetUser", ("UserName", "nobody")));

        var record = await server.IamEventAsync("GetUser");

        Assert.Equal("NoSuchEntity", record.GetProperty("errorCode").GetString());
        Assert.Equal("The user with name nobody cannot be found.", record.GetProperty("errorMessage").GetString());
        Assert.Equal(UserArn("nobody"), record.GetProperty("resources")[0].GetProperty("ARN").GetString());
        Assert.True(record.GetProperty("readOnly").GetBoolean());
    }

    [Fact]
    public async Task An_attachment_names_the_policy_and_whom_it_is_attached_to()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);
        await server.Api.IamAsync("AttachRolePolicy", ("RoleName", "deploy"), ("PolicyArn", AwsPolicyArn("SecurityAudit")));

        var record = await server.IamEventAsync("AttachRolePolicy");

        var parameters = record.GetProperty("requestParameters");
        Assert.Equal(("deploy", AwsPolicyArn("SecurityAudit")), (parameters.GetProperty("roleName").GetString(), parameters.GetProperty("policyArn").GetString()));
        Assert.Equal(
            [("AWS::IAM::Policy", AwsPolicyArn("SecurityAudit")), ("AWS::IAM::Role", RoleArn("deploy"))],
            record.GetProperty("resources").EnumerateArray().Select(resource => (resource.GetProperty("type").GetString(), resource.GetProperty("ARN").GetString())));
    }

    [Fact]
    public async Task A_managed_policy_is_recorded_as_it_was_made()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreatePolicyAsync("p", AllowAll);

        var record = await server.IamEventAsync("CreatePolicy");

        Assert.Equal(AllowAll, record.GetProperty("requestParameters").GetProperty("policyDocument").GetString());
        Assert.Equal(PolicyArn("p"), record.GetProperty("responseElements").GetProperty("policy").GetProperty("arn").GetString());
    }

    [Fact]
    public async Task Tags_are_recorded_and_passwords_are_not()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.Api.IamAsync("TagUser", ("UserName", "ci"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));
        await server.Api.IamAsync("UntagUser", ("UserName", "ci"), ("TagKeys.member.1", "team"));
        await Assert.ThrowsAsync<ApiException>(() => server.Api.IamAsync("UpdateLoginProfile", ("UserName", "ci"), ("Password", "correct horse")));

        Assert.Equal("blue", (await server.IamEventAsync("TagUser")).GetProperty("requestParameters").GetProperty("tags")[0].GetProperty("value").GetString());
        Assert.Equal("team", (await server.IamEventAsync("UntagUser")).GetProperty("requestParameters").GetProperty("tagKeys")[0].GetString());
        Assert.DoesNotContain("correct horse", (await server.IamEventAsync("UpdateLoginProfile")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_membership_is_recorded_with_group_and_user()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "it"));
        await server.Api.IamAsync("AddUserToGroup", ("GroupName", "it"), ("UserName", "ci"));

        var record = await server.IamEventAsync("AddUserToGroup");

        var parameters = record.GetProperty("requestParameters");
        Assert.Equal(("it", "ci"), (parameters.GetProperty("groupName").GetString(), parameters.GetProperty("userName").GetString()));
        Assert.Equal(("AWS::IAM::Group", GroupArn("it")), (record.GetProperty("resources")[0].GetProperty("type").GetString(), record.GetProperty("resources")[0].GetProperty("ARN").GetString()));
    }
}
