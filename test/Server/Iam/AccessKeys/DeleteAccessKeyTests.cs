namespace Signet.Server.Tests.Iam.AccessKeys;

public sealed class DeleteAccessKeyTests
{
    [Fact]
    public async Task A_deleted_key_stops_at_once_and_makes_room_for_another()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateUserAsync("ci");
        await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));
        var caller = server.ApiAs(key);
        await caller.QueryAsync("sts", "GetCallerIdentity");

        await server.Api.IamAsync("DeleteAccessKey", ("UserName", "ci"), ("AccessKeyId", key.AccessKeyId));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => caller.QueryAsync("sts", "GetCallerIdentity"));
        Assert.Equal("InvalidClientTokenId", refusal.Code);
        await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));
    }

    [Fact]
    public async Task The_root_user_deletes_a_key_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.IamAsync("CreateAccessKey");

        await server.Api.IamAsync("DeleteAccessKey", ("AccessKeyId", key["AccessKeyId"]));

        Assert.Equal([server.Root.AccessKeyId], (await server.Api.IamAsync("ListAccessKeys")).All("AccessKeyId"));
    }

    [Fact]
    public async Task A_key_that_the_user_does_not_have_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("ci");

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            $"The Access Key with id {server.Root.AccessKeyId} cannot be found",
            "DeleteAccessKey",
            ("UserName", "ci"),
            ("AccessKeyId", server.Root.AccessKeyId));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            "The user with name nobody cannot be found.",
            "DeleteAccessKey",
            ("UserName", "nobody"),
            ("AccessKeyId", server.Root.AccessKeyId));
    }
}
