using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class CreateRoleTests
{
    [Fact]
    public async Task A_role_is_made_with_everything_that_was_asked_for()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.IamAsync(
            "CreateRole",
            ("RoleName", "Deploy"),
            ("Path", "/ci/"),
            ("AssumeRolePolicyDocument", AccountTrust),
            ("Description", "Deploys."),
            ("MaxSessionDuration", "7200"),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "blue"));

        Assert.Equal("/ci/", answer["Path"]);
        Assert.Equal("Deploy", answer["RoleName"]);
        Assert.Matches("^AROA[A-Z2-7]{17}$", answer["RoleId"]);
        Assert.Equal(RoleArn("ci/Deploy"), answer["Arn"]);
        Assert.Equal(Uri.EscapeDataString(AccountTrust), answer["AssumeRolePolicyDocument"]);
        Assert.Equal("Deploys.", answer["Description"]);
        Assert.Equal("team", answer["Key"]);

        // AWS leaves these out here.
        Assert.Null(answer.Find("MaxSessionDuration"));
        Assert.Null(answer.Find("RoleLastUsed"));
        Assert.Equal("7200", (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["MaxSessionDuration"]);
    }

    [Fact]
    public async Task A_session_lasts_an_hour_at_most_unless_the_role_says_otherwise()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        var answer = await server.Api.IamAsync("GetRole", ("RoleName", "deploy"));

        Assert.Equal("3600", answer["MaxSessionDuration"]);
        Assert.Null(answer.Find("Description"));
    }

    [Fact]
    public async Task A_name_is_taken_in_any_case()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("Deploy", AccountTrust);

        await server.Api.IamRefusesAsync(
            409, "EntityAlreadyExists", "Role with name DEPLOY already exists.", "CreateRole", ("RoleName", "DEPLOY"), ("AssumeRolePolicyDocument", AccountTrust));
    }

    [Fact]
    public async Task A_user_and_a_role_may_have_the_same_name()
    {
        await using var server = await TestServer.StartAsync();

        await server.CreateUserAsync("deploy");
        await server.CreateRoleAsync("deploy", AccountTrust);
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_name_at_once_one_gets_it()
    {
        await using var server = await TestServer.StartAsync();

        var outcomes = await server.Api.IamAtOnceAsync(20, "CreateRole", _ => [("RoleName", "one"), ("AssumeRolePolicyDocument", AccountTrust)]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 1, ["EntityAlreadyExists"] = 19 }, outcomes);
    }

    [Theory]
    [InlineData("RoleName", "a b", "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("Path", "x", "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    [InlineData("MaxSessionDuration", "3599", "1 validation error detected: Value '3599' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600")]
    [InlineData("MaxSessionDuration", "43201", "1 validation error detected: Value '43201' at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200")]
    [InlineData("PermissionsBoundary", "not-an-arn-at-all-but-long", "Value (not-an-arn-at-all-but-long) for parameter PermissionsBoundary is invalid.")]
    public async Task A_member_that_cannot_be_is_refused(string member, string value, string text)
    {
        await using var server = await TestServer.StartAsync();
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["RoleName"] = "deploy", ["AssumeRolePolicyDocument"] = AccountTrust, [member] = value };

        await server.Api.IamRefusesAsync(400, "ValidationError", text, "CreateRole", [.. parameters.Select(pair => (pair.Key, pair.Value))]);
    }

    [Fact]
    public async Task A_description_has_1000_characters_at_most()
    {
        await using var server = await TestServer.StartAsync();
        var description = new string('d', 1001);

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            $"1 validation error detected: Value '{description}' at 'description' failed to satisfy constraint: Member must have length less than or equal to 1000",
            "CreateRole",
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", AccountTrust),
            ("Description", description));
    }

    [Fact]
    public async Task A_trust_policy_that_is_not_JSON_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400, "MalformedPolicyDocument", "This policy contains invalid Json", "CreateRole", ("RoleName", "deploy"), ("AssumeRolePolicyDocument", "{"));
    }

    [Fact]
    public async Task A_trust_policy_for_nobody_who_exists_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "MalformedPolicyDocument",
            $"Invalid principal in policy: \"AWS\":\"{UserArn("nobody")}\"",
            "CreateRole",
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", Trust(UserArn("nobody"))));
    }

    [Fact]
    public async Task A_trust_policy_has_2048_characters_at_most_and_blanks_are_free()
    {
        await using var server = await TestServer.StartAsync();
        var fits = TrustOf(2048);

        await server.CreateRoleAsync("fits", fits.Replace("[", "[ \n\t ", StringComparison.Ordinal));
        await server.Api.IamRefusesAsync(
            409,
            "LimitExceeded",
            "Cannot exceed quota for ACLSizePerRole: 2048",
            "CreateRole",
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", TrustOf(2049)));
    }

    [Fact]
    public async Task A_boundary_that_does_not_exist_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            $"Policy arn:aws:iam::{Account}:policy/boundary does not exist or is not attachable.",
            "CreateRole",
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", AccountTrust),
            ("PermissionsBoundary", $"arn:aws:iam::{Account}:policy/boundary"));
    }

    [Fact]
    public async Task Tag_keys_differ_in_more_than_their_case()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "InvalidInput",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            "CreateRole",
            ("RoleName", "deploy"),
            ("AssumeRolePolicyDocument", AccountTrust),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "a"),
            ("Tags.member.2.Key", "Team"),
            ("Tags.member.2.Value", "b"));
    }

    [Fact]
    public async Task Tags_must_be_allowed_too_and_policies_see_them()
    {
        await using var server = await TestServer.StartAsync();
        var creator = server.ApiAs(await server.CreateUserAsync("creator", Allow("iam:CreateRole", "*")));
        var tagger = server.ApiAs(await server.CreateUserAsync("tagger", Allow("iam:*Role", "*", """{"StringEquals":{"aws:RequestTag/team":"blue"}}""")));
        (string, string)[] parameters = [("RoleName", "x"), ("AssumeRolePolicyDocument", AccountTrust), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue")];

        await creator.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("creator")} is not authorized to perform: iam:TagRole on resource: {RoleArn("x")} because no identity-based policy allows the iam:TagRole action",
            "CreateRole",
            parameters);
        await tagger.IamAsync("CreateRole", parameters);
    }

    [Fact]
    public async Task An_account_has_1000_roles_at_most()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 1000; i += 100)
        {
            var from = i;
            await server.Api.IamAtOnceAsync(100, "CreateRole", n => [("RoleName", $"role-{from + n}"), ("AssumeRolePolicyDocument", AccountTrust)]);
        }

        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000", "CreateRole", ("RoleName", "one-more"), ("AssumeRolePolicyDocument", AccountTrust));
    }
}
