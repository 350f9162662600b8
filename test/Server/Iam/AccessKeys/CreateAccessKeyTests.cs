using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.AccessKeys;

public sealed class CreateAccessKeyTests
{
    [Fact]
    public async Task A_new_key_works_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "Ci"));

        var key = await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));

        Assert.Matches("^AKIA[A-Z2-7]{16}$", key["AccessKeyId"]);
        Assert.Matches("^[A-Za-z0-9+/]{40}$", key["SecretAccessKey"]);
        Assert.Equal("Active", key["Status"]);
        Assert.Equal("Ci", key["UserName"]);
        Assert.NotNull(key.Find("CreateDate"));
        var identity = await server.ApiAs(new(key["AccessKeyId"], key["SecretAccessKey"])).QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal(UserArn("Ci"), identity["Arn"]);
    }

    [Fact]
    public async Task A_user_has_two_keys_at_most()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));
        await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));

        await server.Api.IamRefusesAsync(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", "CreateAccessKey", ("UserName", "ci"));
    }

    [Theory]
    [InlineData("ci")]
    [InlineData(null)]
    public async Task Many_who_ask_at_once_get_no_more_than_the_quota(string? user)
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        var outcomes = await server.Api.IamAtOnceAsync(12, "CreateAccessKey", _ => user is null ? [] : [("UserName", user)]);

        // The root user has one key to begin with.
        var free = user is null ? 1 : 2;
        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = free, ["LimitExceeded"] = 12 - free }, outcomes);
    }

    [Fact]
    public async Task Without_a_name_a_user_makes_a_key_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var caller = server.ApiAs(await server.CreateUserAsync("me", Allow("iam:CreateAccessKey", UserArn("me"))));

        Assert.Equal("me", (await caller.IamAsync("CreateAccessKey"))["UserName"]);
        await caller.IamRefusesAsync(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", "CreateAccessKey");
    }

    [Fact]
    public async Task Without_a_name_the_root_user_makes_a_key_of_its_own()
    {
        await using var server = await TestServer.StartAsync();

        var key = await server.Api.IamAsync("CreateAccessKey");

        Assert.Null(key.Find("UserName"));
        var identity = await server.ApiAs(new(key["AccessKeyId"], key["SecretAccessKey"])).QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal($"arn:aws:iam::{Account}:root", identity["Arn"]);
        await server.Api.IamRefusesAsync(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", "CreateAccessKey");
    }

    [Fact]
    public async Task Keys_outlive_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("ci");
        var root = await server.Api.IamAsync("CreateAccessKey");

        await server.RestartAsync();

        await server.ApiAs(user).QueryAsync("sts", "GetCallerIdentity");
        await server.ApiAs(new(root["AccessKeyId"], root["SecretAccessKey"])).QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal(2, (await server.Api.IamAsync("ListAccessKeys")).All("AccessKeyId").Count);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_gets_no_key()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name nobody cannot be found.", "CreateAccessKey", ("UserName", "nobody"));
    }

    [Fact]
    public async Task The_trail_tells_of_the_key_and_never_of_its_secret()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        var key = await server.Api.IamAsync("CreateAccessKey", ("UserName", "ci"));

        var record = await server.IamEventAsync("CreateAccessKey");
        Assert.DoesNotContain(key["SecretAccessKey"], record.GetRawText(), StringComparison.Ordinal);
        var told = record.GetProperty("responseElements").GetProperty("accessKey");
        Assert.Equal(key["AccessKeyId"], told.GetProperty("accessKeyId").GetString());
        Assert.False(told.TryGetProperty("secretAccessKey", out _));
    }
}
