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
}
