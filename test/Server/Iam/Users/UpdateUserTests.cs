using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Users;

public sealed class UpdateUserTests
{
    [Fact]
    public async Task A_renamed_user_keeps_its_id_its_keys_and_its_policies()
    {
        await using var server = await TestServer.StartAsync();
        var credentials = await server.CreateUserAsync("old", Allow("iam:GetUser", "*"));
        var before = await server.Api.IamAsync("GetUser", ("UserName", "old"));

        var answer = await server.Api.IamAsync("UpdateUser", ("UserName", "old"), ("NewUserName", "new"), ("NewPath", "/x/"));

        Assert.Null(answer.Find("UpdateUserResult"));
        var after = await server.ApiAs(credentials).IamAsync("GetUser");
        Assert.Equal("new", after["UserName"]);
        Assert.Equal(UserArn("x/new"), after["Arn"]);
        Assert.Equal(before["UserId"], after["UserId"]);
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name old cannot be found.", "GetUser", ("UserName", "old"));
    }

    [Fact]
    public async Task A_trust_policy_follows_the_user_to_its_new_name()
    {
        await using var server = await TestServer.StartAsync();
        var credentials = await server.CreateUserAsync("old", Allow("sts:AssumeRole", "*"));
        await server.CreateRoleAsync("deploy", Trust(UserArn("old")));

        await server.Api.IamAsync("UpdateUser", ("UserName", "old"), ("NewUserName", "new"));

        await server.AssumeRoleAsync(credentials, "deploy");
        var trust = (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["AssumeRolePolicyDocument"];
        Assert.Contains(UserArn("new"), Uri.UnescapeDataString(trust), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_old_name_is_free_and_its_new_bearer_is_another_user()
    {
        await using var server = await TestServer.StartAsync();
        var before = await server.Api.IamAsync("CreateUser", ("UserName", "old"));
        await server.Api.IamAsync("UpdateUser", ("UserName", "old"), ("NewUserName", "new"));

        var after = await server.Api.IamAsync("CreateUser", ("UserName", "OLD"));

        Assert.NotEqual(before["UserId"], after["UserId"]);
    }

    [Fact]
    public async Task A_user_may_take_its_own_name_in_another_case()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        await server.Api.IamAsync("UpdateUser", ("UserName", "ci"), ("NewUserName", "CI"));

        Assert.Equal(["CI"], (await server.Api.IamAsync("ListUsers")).All("UserName"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "a"));
        await server.Api.IamAsync("CreateUser", ("UserName", "b"));

        await server.Api.IamRefusesAsync(
            409, "EntityAlreadyExists", "User with name B already exists.", "UpdateUser", ("UserName", "a"), ("NewUserName", "B"));
    }

    [Fact]
    public async Task Of_many_who_take_one_name_at_once_one_gets_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAtOnceAsync(10, "CreateUser", i => [("UserName", $"user-{i}")]);

        var outcomes = await server.Api.IamAtOnceAsync(10, "UpdateUser", i => [("UserName", $"user-{i}"), ("NewUserName", "chosen")]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 1, ["EntityAlreadyExists"] = 9 }, outcomes);
    }

    [Fact]
    public async Task Nothing_asked_for_is_nothing_changed()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"), ("Path", "/x/"));

        await server.Api.IamAsync("UpdateUser", ("UserName", "ci"));

        Assert.Equal(UserArn("x/ci"), (await server.Api.IamAsync("GetUser", ("UserName", "ci")))["Arn"]);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", "The user with name nobody cannot be found.", "UpdateUser", ("UserName", "nobody"), ("NewUserName", "b"));
    }

    [Theory]
    [InlineData("NewUserName", "a b", "The specified value for newUserName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("NewPath", "x", "The specified value for newPath is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    public async Task A_member_that_cannot_be_is_refused(string member, string value, string text)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(400, "ValidationError", text, "UpdateUser", ("UserName", "a"), (member, value));
    }

    [Fact]
    public async Task The_caller_needs_the_permission_on_the_old_and_on_the_new_ARN()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"), ("Path", "/eu/"));
        var old = server.ApiAs(await server.CreateUserAsync("old-only", Allow("iam:UpdateUser", UserArn("eu/*"))));
        var becoming = server.ApiAs(await server.CreateUserAsync("new-only", Allow("iam:UpdateUser", UserArn("us/*"))));
        var both = server.ApiAs(await server.CreateUserAsync("both", Allow("iam:UpdateUser", UserArn("*"))));

        await old.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("old-only")} is not authorized to perform: iam:UpdateUser on resource: {UserArn("us/ci")} because no identity-based policy allows the iam:UpdateUser action",
            "UpdateUser",
            ("UserName", "ci"),
            ("NewPath", "/us/"));
        await becoming.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("new-only")} is not authorized to perform: iam:UpdateUser on resource: user ci because no identity-based policy allows the iam:UpdateUser action",
            "UpdateUser",
            ("UserName", "ci"),
            ("NewPath", "/us/"));
        await both.IamAsync("UpdateUser", ("UserName", "ci"), ("NewPath", "/us/"));
    }
}
