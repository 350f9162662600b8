using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.ManagedPolicies;

public sealed class CreatePolicyTests
{
    [Fact]
    public async Task A_policy_is_made_with_everything_that_was_asked_for()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.IamAsync(
            "CreatePolicy", ("PolicyName", "Signing"), ("Path", "/ci/"), ("PolicyDocument", AllowAll), ("Description", "Signs."), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));

        Assert.Equal("Signing", answer["PolicyName"]);
        Assert.Matches("^ANPA[A-Z2-7]{17}$", answer["PolicyId"]);
        Assert.Equal(PolicyArn("ci/Signing"), answer["Arn"]);
        Assert.Equal(("/ci/", "v1", "0", "0", "true"), (answer["Path"], answer["DefaultVersionId"], answer["AttachmentCount"], answer["PermissionsBoundaryUsageCount"], answer["IsAttachable"]));
        Assert.Equal(answer["CreateDate"], answer["UpdateDate"]);
        Assert.Equal("team", answer["Key"]);

        // AWS leaves it out here.
        Assert.Null(answer.Find("Description"));
        var read = await server.Api.IamAsync("GetPolicy", ("PolicyArn", PolicyArn("ci/Signing")));
        Assert.Equal(("Signs.", answer["PolicyId"], "blue"), (read["Description"], read["PolicyId"], read["Value"]));
    }

    [Fact]
    public async Task A_name_is_taken_in_any_case_and_on_any_path()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreatePolicyAsync("Signing", AllowAll);

        await server.Api.IamRefusesAsync(
            409,
            "EntityAlreadyExists",
            "A policy called SIGNING already exists. Duplicate names are not allowed.",
            "CreatePolicy",
            ("PolicyName", "SIGNING"),
            ("Path", "/x/"),
            ("PolicyDocument", AllowAll));
    }

    [Fact]
    public async Task A_policy_may_be_named_as_one_of_AWS()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(PolicyArn("ReadOnlyAccess"), await server.CreatePolicyAsync("ReadOnlyAccess", AllowAll));
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_name_at_once_one_gets_it()
    {
        await using var server = await TestServer.StartAsync();

        var outcomes = await server.Api.IamAtOnceAsync(20, "CreatePolicy", _ => [("PolicyName", "one"), ("PolicyDocument", AllowAll)]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 1, ["EntityAlreadyExists"] = 19 }, outcomes);
    }

    [Theory]
    [InlineData("CreatePolicy")]
    [InlineData("CreatePolicyVersion")]
    public async Task A_policy_has_6144_characters_at_most_and_blanks_are_free(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("there", AllowAll);

        await server.Api.IamAsync(
            operation, ("PolicyName", "fits"), ("PolicyArn", arn), ("PolicyDocument", PolicyOf(6144).Replace("[", "[ \n\t ", StringComparison.Ordinal)));
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for PolicySize: 6144", operation, ("PolicyName", "more"), ("PolicyArn", arn), ("PolicyDocument", PolicyOf(6145)));
    }

    [Theory]
    [InlineData("CreatePolicy")]
    [InlineData("CreatePolicyVersion")]
    public async Task A_policy_that_is_not_well_formed_is_refused(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var arn = await server.CreatePolicyAsync("there", AllowAll);

        await server.Api.IamRefusesAsync(
            400, "MalformedPolicyDocument", "Syntax errors in policy.", operation, ("PolicyName", "p"), ("PolicyArn", arn), ("PolicyDocument", "nonsense"));
    }

    [Theory]
    [InlineData("PolicyName", "a b", "The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("Path", "/a!b/", @"1 validation error detected: Value '/a!b/' at 'path' failed to satisfy constraint: Member must satisfy regular expression pattern: ((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public async Task A_member_that_cannot_be_is_refused(string member, string value, string text)
    {
        await using var server = await TestServer.StartAsync();
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["PolicyName"] = "p", ["PolicyDocument"] = AllowAll, [member] = value };

        await server.Api.IamRefusesAsync(400, "ValidationError", text, "CreatePolicy", [.. parameters.Select(pair => (pair.Key, pair.Value))]);
    }

    [Fact]
    public async Task Tags_must_be_allowed_too_and_policies_see_them()
    {
        await using var server = await TestServer.StartAsync();
        var creator = server.ApiAs(await server.CreateUserAsync("creator", Allow("iam:CreatePolicy", "*")));
        var tagger = server.ApiAs(await server.CreateUserAsync("tagger", Allow("iam:*Policy", "*", """{"StringEquals":{"aws:RequestTag/team":"blue"}}""")));
        (string, string)[] parameters = [("PolicyName", "x"), ("PolicyDocument", AllowAll), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue")];

        await creator.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("creator")} is not authorized to perform: iam:TagPolicy on resource: policy x because no identity-based policy allows the iam:TagPolicy action",
            "CreatePolicy",
            parameters);
        await tagger.IamAsync("CreatePolicy", parameters);
    }
}
