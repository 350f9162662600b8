using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Users;

public sealed class GetUserTests
{
    [Fact]
    public async Task A_user_is_found_in_any_case_and_keeps_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var made = await server.Api.IamAsync("CreateUser", ("UserName", "Deploy"), ("Path", "/x/"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        var got = await server.Api.IamAsync("GetUser", ("UserName", "DEPLOY"));

        Assert.Equal(made.Xml.Descendants(made.Xml.Name.Namespace + "User").Single().ToString(), got.Xml.Descendants(got.Xml.Name.Namespace + "User").Single().ToString());
    }

    [Fact]
    public async Task Without_a_name_a_user_gets_itself()
    {
        await using var server = await TestServer.StartAsync();
        var caller = server.ApiAs(await server.CreateUserAsync("me", Allow("iam:GetUser", UserArn("me"))));

        var got = await caller.IamAsync("GetUser");

        Assert.Equal("me", got["UserName"]);
    }

    [Fact]
    public async Task Without_a_name_the_root_user_gets_the_account()
    {
        await using var server = await TestServer.StartAsync();

        var got = await server.Api.IamAsync("GetUser");

        Assert.Equal(Account, got["UserId"]);
        Assert.Equal($"arn:aws:iam::{Account}:root", got["Arn"]);
        Assert.NotNull(got.Find("CreateDate"));
        Assert.Null(got.Find("UserName"));
        Assert.Null(got.Find("Path"));
    }

    [Theory]
    [InlineData("GetUser")]
    [InlineData("ListAccessKeys")]
    [InlineData("CreateAccessKey")]
    [InlineData("UpdateAccessKey")]
    [InlineData("DeleteAccessKey")]
    public async Task A_role_session_must_name_the_user(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var session = server.ApiAs(await server.SessionOfNewRoleAsync("deploy", AllowAll));

        await session.IamRefusesAsync(
            400,
            "ValidationError",
            "Must specify userName when calling with non-User credentials",
            operation,
            ("AccessKeyId", "AKIAAAAAAAAAAAAAAAAA"),
            ("Status", "Active"));
    }

    [Fact]
    public async Task A_role_session_may_ask_for_a_user_by_name()
    {
        await using var server = await TestServer.StartAsync();
        var session = server.ApiAs(await server.SessionOfNewRoleAsync("deploy", AllowAll));

        Assert.Equal("deploy-caller", (await session.IamAsync("GetUser", ("UserName", "deploy-caller")))["UserName"]);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name nobody cannot be found.", "GetUser", ("UserName", "nobody"));
    }

    [Fact]
    public async Task Whether_a_user_exists_is_told_only_to_those_who_may_ask()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("there");
        var stranger = server.ApiAs(await server.CreateUserAsync("stranger"));
        var allowed = server.ApiAs(await server.CreateUserAsync("allowed", Allow("iam:GetUser", UserArn("nobody"))));

        foreach (var name in new[] { "there", "nobody" })
        {
            await stranger.IamRefusesAsync(
                403,
                "AccessDenied",
                $"User: {UserArn("stranger")} is not authorized to perform: iam:GetUser on resource: user {name} because no identity-based policy allows the iam:GetUser action",
                "GetUser",
                ("UserName", name));
        }

        await allowed.IamRefusesAsync(404, "NoSuchEntity", "The user with name nobody cannot be found.", "GetUser", ("UserName", "nobody"));
    }

    [Fact]
    public async Task Policies_are_matched_against_the_path_and_the_tags_of_the_user()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "blue"), ("Path", "/eu/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));
        var byPath = server.ApiAs(await server.CreateUserAsync("by-path", Allow("iam:GetUser", UserArn("eu/*"))));
        var byTag = server.ApiAs(await server.CreateUserAsync("by-tag", Allow("iam:GetUser", "*", """{"StringEquals":{"aws:ResourceTag/team":"blue"}}""")));
        var byIamTag = server.ApiAs(await server.CreateUserAsync("by-iam-tag", Allow("iam:GetUser", "*", """{"StringEquals":{"iam:ResourceTag/team":"blue"}}""")));

        foreach (var caller in new[] { byPath, byTag, byIamTag })
        {
            await caller.IamAsync("GetUser", ("UserName", "blue"));
            var refusal = await Assert.ThrowsAsync<ApiException>(() => caller.IamAsync("GetUser", ("UserName", "by-path")));
            Assert.Equal("AccessDenied", refusal.Code);
        }
    }
}
