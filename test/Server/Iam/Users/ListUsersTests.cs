using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Users;

public sealed class ListUsersTests
{
    [Fact]
    public async Task Users_come_in_order_of_name_without_their_tags()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "zoe"));
        await server.Api.IamAsync("CreateUser", ("UserName", "adam"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        var answer = await server.Api.IamAsync("ListUsers");

        Assert.Equal(["adam", "zoe"], answer.All("UserName"));
        Assert.Equal("false", answer["IsTruncated"]);
        Assert.Null(answer.Find("Marker"));
        Assert.Null(answer.Find("Tags"));
    }

    [Fact]
    public async Task An_empty_list_is_there()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.IamAsync("ListUsers");

        Assert.Equal("", answer["Users"]);
    }

    [Fact]
    public async Task A_path_prefix_chooses_users()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "a"), ("Path", "/eu/ci/"));
        await server.Api.IamAsync("CreateUser", ("UserName", "b"), ("Path", "/EU/"));
        await server.Api.IamAsync("CreateUser", ("UserName", "c"), ("Path", "/eur/"));

        Assert.Equal(["a", "c"], (await server.Api.IamAsync("ListUsers", ("PathPrefix", "/eu"))).All("UserName"));
        Assert.Equal(["a"], (await server.Api.IamAsync("ListUsers", ("PathPrefix", "/eu/"))).All("UserName"));
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_end()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            await server.Api.IamAsync("CreateUser", ("UserName", name));
        }

        var first = await server.Api.IamAsync("ListUsers", ("MaxItems", "2"));
        var second = await server.Api.IamAsync("ListUsers", ("MaxItems", "2"), ("Marker", first["Marker"]));
        var third = await server.Api.IamAsync("ListUsers", ("MaxItems", "2"), ("Marker", second["Marker"]));

        Assert.Equal(["a", "b"], first.All("UserName"));
        Assert.Equal("true", first["IsTruncated"]);
        Assert.Equal(["c", "d"], second.All("UserName"));
        Assert.Equal(["e"], third.All("UserName"));
        Assert.Equal("false", third["IsTruncated"]);
        Assert.Null(third.Find("Marker"));
    }

    [Fact]
    public async Task A_page_holds_100_unless_it_is_told_otherwise()
    {
        await using var server = await TestServer.StartAsync();
        var outcomes = await server.Api.IamAtOnceAsync(101, "CreateUser", i => [("UserName", $"user-{i:000}")]);
        Assert.Equal(101, outcomes["OK"]);

        Assert.Equal(100, (await server.Api.IamAsync("ListUsers")).All("UserName").Count);
        Assert.Equal(101, (await server.Api.IamAsync("ListUsers", ("MaxItems", "1000"))).All("UserName").Count);
    }

    [Theory]
    [InlineData("MaxItems", "0", "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("MaxItems", "1001", "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    [InlineData("Marker", "nonsense", "The specified value for marker is invalid.")]
    [InlineData("Marker", "bm9uc2Vuc2U=", "The specified value for marker is invalid.")]
    [InlineData("PathPrefix", "x/", "The specified value for pathPrefix is invalid. It must begin with / and contain only alphanumeric characters and/or / characters.")]
    public async Task A_member_that_cannot_be_is_refused(string member, string value, string text)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(400, "ValidationError", text, "ListUsers", (member, value));
    }

    [Fact]
    public async Task The_path_prefix_is_part_of_the_resource()
    {
        await using var server = await TestServer.StartAsync();
        var caller = server.ApiAs(await server.CreateUserAsync("eu", Allow("iam:ListUsers", UserArn("eu/*"))));

        await caller.IamAsync("ListUsers", ("PathPrefix", "/eu/"));
        await caller.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("eu")} is not authorized to perform: iam:ListUsers on resource: {UserArn("us/")} because no identity-based policy allows the iam:ListUsers action",
            "ListUsers",
            ("PathPrefix", "/us/"));
    }

    [Fact]
    public async Task Users_of_another_account_are_not_listed()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("here");
        var other = server.ApiAs(await server.CreateAccountAsync());
        await other.IamAsync("CreateUser", ("UserName", "there"));

        Assert.Equal(["there"], (await other.IamAsync("ListUsers")).All("UserName"));
        Assert.Equal(["here"], (await server.Api.IamAsync("ListUsers")).All("UserName"));
    }
}
