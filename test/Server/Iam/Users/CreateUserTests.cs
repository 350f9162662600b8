using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Users;

public sealed class CreateUserTests
{
    [Fact]
    public async Task A_user_is_made_with_its_path_and_its_tags()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.IamAsync(
            "CreateUser", ("UserName", "Ci"), ("Path", "/build/eu/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));

        Assert.Equal("CreateUserResponse", answer.Xml.Name.LocalName);
        Assert.Equal("https://iam.amazonaws.com/doc/2010-05-08/", answer.Xml.Name.NamespaceName);
        Assert.Equal("/build/eu/", answer["Path"]);
        Assert.Equal("Ci", answer["UserName"]);
        Assert.Matches("^AIDA[A-Z2-7]{17}$", answer["UserId"]);
        Assert.Equal(UserArn("build/eu/Ci"), answer["Arn"]);
        Assert.Equal(server.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer["CreateDate"]);
        Assert.Equal("team", answer["Key"]);
        Assert.Equal("blue", answer["Value"]);
    }

    [Fact]
    public async Task Without_path_and_tags_the_path_is_a_slash_and_no_tags_are_told()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        Assert.Equal("/", answer["Path"]);
        Assert.Equal(UserArn("ci"), answer["Arn"]);
        Assert.Null(answer.Find("Tags"));
    }

    [Fact]
    public async Task A_name_is_taken_in_any_case_and_on_any_path()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "Deploy"));

        await server.Api.IamRefusesAsync(
            409, "EntityAlreadyExists", "User with name dePLOY already exists.", "CreateUser", ("UserName", "dePLOY"), ("Path", "/x/"));
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_name_at_once_one_gets_it()
    {
        await using var server = await TestServer.StartAsync();

        var outcomes = await server.Api.IamAtOnceAsync(20, "CreateUser", _ => [("UserName", "one")]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 1, ["EntityAlreadyExists"] = 19 }, outcomes);
    }

    [Theory]
    [InlineData("UserName", "a b", "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("UserName", "a/b", "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("UserName", "é", "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("UserName", "", "1 validation error detected: Value '' at 'userName' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("Path", "/a", "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    [InlineData("Path", "a/", "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    [InlineData("Path", "/a b/", "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    [InlineData("PermissionsBoundary", "not-an-arn-at-all-but-long", "Value (not-an-arn-at-all-but-long) for parameter PermissionsBoundary is invalid.")]
    [InlineData("PermissionsBoundary", "arn:aws:iam::111122223333:role/x", "Value (arn:aws:iam::111122223333:role/x) for parameter PermissionsBoundary is invalid.")]
    public async Task A_member_that_cannot_be_is_refused(string member, string value, string text)
    {
        await using var server = await TestServer.StartAsync();

        (string, string)[] parameters = member is "UserName" ? [(member, value)] : [("UserName", "ci"), (member, value)];

        await server.Api.IamRefusesAsync(400, "ValidationError", text, "CreateUser", parameters);
    }

    [Fact]
    public async Task A_name_has_64_characters_at_most()
    {
        await using var server = await TestServer.StartAsync();
        var name = new string('a', 65);

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            $"1 validation error detected: Value '{name}' at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
            "CreateUser",
            ("UserName", name));
        await server.Api.IamAsync("CreateUser", ("UserName", name[1..]));
    }

    [Fact]
    public async Task A_request_without_a_name_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400, "ValidationError", "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null", "CreateUser");
    }

    [Fact]
    public async Task Tag_keys_differ_in_more_than_their_case()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "InvalidInput",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            "CreateUser",
            ("UserName", "ci"),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "a"),
            ("Tags.member.2.Key", "TEAM"),
            ("Tags.member.2.Value", "b"));
    }

    [Fact]
    public async Task A_tag_key_of_AWS_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "InvalidInput",
            "Caller is an end user and not allowed to mutate system tags",
            "CreateUser",
            ("UserName", "ci"),
            ("Tags.member.1.Key", "AWS:x"),
            ("Tags.member.1.Value", "a"));
    }

    [Fact]
    public async Task A_tag_key_that_is_too_long_is_refused_without_telling_it()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
            "CreateUser",
            ("UserName", "ci"),
            ("Tags.member.1.Key", new string('k', 129)),
            ("Tags.member.1.Value", "a"));
    }

    [Fact]
    public async Task A_user_has_50_tags_at_most()
    {
        await using var server = await TestServer.StartAsync();
        var tags = Enumerable.Range(1, 51).SelectMany(i => new[] { ($"Tags.member.{i}.Key", $"k{i}"), ($"Tags.member.{i}.Value", "") }).ToArray();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
            "CreateUser",
            [("UserName", "ci"), .. tags]);
        var made = await server.Api.IamAsync("CreateUser", [("UserName", "ci"), .. tags[..100]]);
        Assert.Equal(50, made.All("Key").Count);
    }

    [Fact]
    public async Task A_boundary_that_does_not_exist_is_refused_and_no_user_is_left()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            $"Policy arn:aws:iam::{Account}:policy/boundary does not exist or is not attachable.",
            "CreateUser",
            ("UserName", "ci"),
            ("PermissionsBoundary", $"arn:aws:iam::{Account}:policy/boundary"));

        Assert.Empty((await server.Api.IamAsync("ListUsers")).All("UserName"));
    }

    [Fact]
    public async Task Policies_see_the_boundary_that_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        var boundary = $"arn:aws:iam::{Account}:policy/boundary";
        var caller = server.ApiAs(await server.CreateUserAsync(
            "hr", Allow("iam:CreateUser", "*", $$$"""{"StringEquals":{"iam:PermissionsBoundary":"{{{boundary}}}"}}""")));

        // Allowed, and only then refused for what it names.
        var refusal = await Assert.ThrowsAsync<ApiException>(() => caller.IamAsync("CreateUser", ("UserName", "ci"), ("PermissionsBoundary", boundary)));
        Assert.Equal("NoSuchEntity", refusal.Code);
        refusal = await Assert.ThrowsAsync<ApiException>(() => caller.IamAsync("CreateUser", ("UserName", "ci")));
        Assert.Equal("AccessDenied", refusal.Code);
    }

    [Fact]
    public async Task Tags_must_be_allowed_too_and_policies_see_them()
    {
        await using var server = await TestServer.StartAsync();
        const string Blue = """{"StringEquals":{"aws:RequestTag/team":"blue"},"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""";
        var creator = server.ApiAs(await server.CreateUserAsync("creator", Allow("iam:CreateUser", "*")));
        var tagger = server.ApiAs(await server.CreateUserAsync("tagger", Allow("iam:*User", UserArn("*"), Blue)));

        await creator.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("creator")} is not authorized to perform: iam:TagUser on resource: {UserArn("a/x")} because no identity-based policy allows the iam:TagUser action",
            "CreateUser",
            ("UserName", "x"),
            ("Path", "/a/"),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "blue"));
        await tagger.IamAsync("CreateUser", ("UserName", "x"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));
        var refusal = await Assert.ThrowsAsync<ApiException>(
            () => tagger.IamAsync("CreateUser", ("UserName", "y"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red")));
        Assert.Equal("AccessDenied", refusal.Code);
    }
}
