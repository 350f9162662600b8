using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.AccessKeys;

public sealed class ListAccessKeysTests
{
    [Fact]
    public async Task Keys_are_listed_with_their_status_and_without_their_secrets()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.CreateUserAsync("ci");
        await server.Api.IamAsync("UpdateAccessKey", ("UserName", "ci"), ("AccessKeyId", first.AccessKeyId), ("Status", "Inactive"));

        var answer = await server.Api.IamAsync("ListAccessKeys", ("UserName", "ci"));

        Assert.Equal([first.AccessKeyId], answer.All("AccessKeyId"));
        Assert.Equal(["Inactive"], answer.All("Status"));
        Assert.Equal(["ci"], answer.All("UserName"));
        Assert.NotNull(answer.Find("CreateDate"));
        Assert.Null(answer.Find("SecretAccessKey"));
        Assert.Equal("false", answer["IsTruncated"]);
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("ci");
        await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));

        var first = await server.Api.IamAsync("ListAccessKeys", ("UserName", "ci"), ("MaxItems", "1"));
        var second = await server.Api.IamAsync("ListAccessKeys", ("UserName", "ci"), ("MaxItems", "1"), ("Marker", first["Marker"]));

        Assert.Equal(("true", "false"), (first["IsTruncated"], second["IsTruncated"]));
        Assert.NotEqual(first["AccessKeyId"], second["AccessKeyId"]);
    }

    [Fact]
    public async Task Without_a_name_each_caller_lists_its_own_keys()
    {
        await using var server = await TestServer.StartAsync();
        var me = await server.CreateUserAsync("me", Allow("iam:ListAccessKeys", UserArn("me")));

        Assert.Equal([me.AccessKeyId], (await server.ApiAs(me).IamAsync("ListAccessKeys")).All("AccessKeyId"));
        Assert.Equal([server.Root.AccessKeyId], (await server.Api.IamAsync("ListAccessKeys")).All("AccessKeyId"));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name nobody cannot be found.", "ListAccessKeys", ("UserName", "nobody"));
    }
}
