using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Users;

public sealed class DeleteUserTests
{
    [Fact]
    public async Task A_deleted_user_is_gone_and_its_name_is_free_for_another()
    {
        await using var server = await TestServer.StartAsync();
        var before = await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        var answer = await server.Api.IamAsync("DeleteUser", ("UserName", "CI"));

        Assert.Null(answer.Find("DeleteUserResult"));
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name ci cannot be found.", "GetUser", ("UserName", "ci"));
        var after = await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        Assert.NotEqual(before["UserId"], after["UserId"]);
    }

    [Fact]
    public async Task Access_keys_and_policies_go_first()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateUserAsync("ci", AllowAll);

        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must delete access keys first.", "DeleteUser", ("UserName", "ci"));
        await server.Api.IamAsync("DeleteAccessKey", ("UserName", "ci"), ("AccessKeyId", key.AccessKeyId));
        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must delete policies first.", "DeleteUser", ("UserName", "ci"));
        await server.Api.IamAsync("DeleteUserPolicy", ("UserName", "ci"), ("PolicyName", "inline"));
        await server.Api.IamAsync("DeleteUser", ("UserName", "ci"));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name nobody cannot be found.", "DeleteUser", ("UserName", "nobody"));
    }

    [Fact]
    public async Task A_user_that_is_deleted_while_it_gets_a_key_is_either_kept_or_gets_none()
    {
        await using var server = await TestServer.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            var name = $"user-{round}";
            await server.Api.IamAsync("CreateUser", ("UserName", name));

            var deleting = server.Api.IamAtOnceAsync(1, "DeleteUser", _ => [("UserName", name)]);
            var making = server.Api.IamAtOnceAsync(1, "CreateAccessKey", _ => [("UserName", name)]);
            var (deleted, made) = ((await deleting).Keys.Single(), (await making).Keys.Single());

            Assert.Contains((deleted, made), new[] { ("OK", "NoSuchEntity"), ("DeleteConflict", "OK") });
        }
    }
}
