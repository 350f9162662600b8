using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.AccessKeys;

public sealed class UpdateAccessKeyTests
{
    [Fact]
    public async Task A_key_stops_and_works_again_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateUserAsync("ci");
        var caller = server.ApiAs(key);
        await caller.QueryAsync("sts", "GetCallerIdentity");

        await server.Api.IamAsync("UpdateAccessKey", ("UserName", "ci"), ("AccessKeyId", key.AccessKeyId), ("Status", "Inactive"));
        var refusal = await Assert.ThrowsAsync<ApiException>(() => caller.QueryAsync("sts", "GetCallerIdentity"));
        Assert.Equal("InvalidClientTokenId", refusal.Code);

        await server.Api.IamAsync("UpdateAccessKey", ("UserName", "ci"), ("AccessKeyId", key.AccessKeyId), ("Status", "Active"));
        await caller.QueryAsync("sts", "GetCallerIdentity");
    }

    [Fact]
    public async Task Without_a_name_each_caller_switches_its_own_keys_only()
    {
        await using var server = await TestServer.StartAsync();
        var me = await server.CreateUserAsync("me", Allow("iam:UpdateAccessKey", UserArn("me")));
        var root = await server.Api.IamAsync("CreateAccessKey");

        await server.ApiAs(me).IamAsync("UpdateAccessKey", ("AccessKeyId", me.AccessKeyId), ("Status", "Active"));
        await server.ApiAs(me).IamRefusesAsync(
            404,
            "NoSuchEntity",
            $"The Access Key with id {server.Root.AccessKeyId} cannot be found",
            "UpdateAccessKey",
            ("AccessKeyId", server.Root.AccessKeyId),
            ("Status", "Inactive"));
        await server.Api.IamAsync("UpdateAccessKey", ("AccessKeyId", root["AccessKeyId"]), ("Status", "Inactive"));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(new(root["AccessKeyId"], root["SecretAccessKey"])).QueryAsync("sts", "GetCallerIdentity"));
    }

    [Theory]
    [InlineData("active")]
    [InlineData("")]
    [InlineData("Expired")]
    public async Task A_status_is_active_or_inactive(string status)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]",
            "UpdateAccessKey",
            ("AccessKeyId", server.Root.AccessKeyId),
            ("Status", status));
    }

    [Fact]
    public async Task A_key_of_another_user_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateUserAsync("a");
        await server.CreateUserAsync("b");

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            $"The Access Key with id {key.AccessKeyId} cannot be found",
            "UpdateAccessKey",
            ("UserName", "b"),
            ("AccessKeyId", key.AccessKeyId),
            ("Status", "Inactive"));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            "The user with name nobody cannot be found.",
            "UpdateAccessKey",
            ("UserName", "nobody"),
            ("AccessKeyId", server.Root.AccessKeyId),
            ("Status", "Inactive"));
    }

    [Fact]
    public async Task Every_violated_constraint_is_told_at_once()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "2 validation errors detected: Value 'AKIA' at 'accessKeyId' failed to satisfy constraint: Member must have length greater than or equal to 16; "
            + "Value null at 'status' failed to satisfy constraint: Member must not be null",
            "UpdateAccessKey",
            ("AccessKeyId", "AKIA"));
    }
}
