using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Tags;

public sealed class TagTests
{
    public static TheoryData<string> Kinds => ["User", "Role", "Policy", "InstanceProfile"];

    // Requests name policies by their ARN.
    private static (string Name, string Value) NameOf(string kind, string name) => kind is "Policy" ? ("PolicyArn", PolicyArn(name)) : ($"{kind}Name", name);

    private static Task<ApiAnswer> CreateAsync(TestServer server, string kind, string name, params (string, string)[] tags) => server.Api.IamAsync(
        $"Create{kind}", [($"{kind}Name", name), ("AssumeRolePolicyDocument", AccountTrust), ("PolicyDocument", AllowAll), .. tags]);

    private static (string Name, string Value)[] Tag(int number, string key, string value) =>
        [($"Tags.member.{number}.Key", key), ($"Tags.member.{number}.Value", value)];

    private static async Task<string> TagsAsync(TestServer server, string kind, string name)
    {
        var answer = await server.Api.IamAsync($"List{kind}Tags", NameOf(kind, name));
        return string.Join(' ', answer.All("Key").Zip(answer.All("Value"), (key, value) => $"{key}={value}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_are_added_replaced_in_any_case_and_taken_off(string kind)
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, kind, "it", Tag(1, "team", "blue"));

        await server.Api.IamAsync($"Tag{kind}", [NameOf(kind, "it"), .. Tag(1, "Team", "red"), .. Tag(2, "stage", "")]);
        Assert.Equal("Team=red stage=", await TagsAsync(server, kind, "it"));

        await server.Api.IamAsync($"Untag{kind}", NameOf(kind, "it"), ("TagKeys.member.1", "TEAM"), ("TagKeys.member.2", "none"));
        await server.RestartAsync();
        Assert.Equal("stage=", await TagsAsync(server, kind, "it"));
        await server.Api.IamAsync($"Untag{kind}", NameOf(kind, "it"), ("TagKeys.member.1", "stage"));
        Assert.Equal("", await TagsAsync(server, kind, "it"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_entity_has_50_tags_at_most_however_many_at_once_are_added(string kind)
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, kind, "it", [.. Enumerable.Range(1, 45).SelectMany(i => Tag(i, $"k{i}", "v"))]);

        var outcomes = await server.Api.IamAtOnceAsync(8, $"Tag{kind}", i => [NameOf(kind, "it"), .. Tag(1, $"new{i}", "v")]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 5, ["LimitExceeded"] = 3 }, outcomes);
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "The number of tags has reached the maximum limit.", $"Tag{kind}", [NameOf(kind, "it"), .. Tag(1, "more", "v")]);
        await server.Api.IamAsync($"Tag{kind}", [NameOf(kind, "it"), .. Tag(1, "K1", "replaced")]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_that_cannot_be_are_refused(string kind)
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, kind, "it");

        await server.Api.IamRefusesAsync(
            400,
            "InvalidInput",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            $"Tag{kind}",
            [NameOf(kind, "it"), .. Tag(1, "k", "v"), .. Tag(2, "K", "v")]);
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "Caller is an end user and not allowed to mutate system tags", $"Tag{kind}", [NameOf(kind, "it"), .. Tag(1, "aws:k", "v")]);
        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
            $"Tag{kind}",
            [NameOf(kind, "it"), .. Tag(1, new string('k', 129), "v")]);
        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
            $"Untag{kind}",
            NameOf(kind, "it"));
    }

    [Theory]
    [InlineData("User", "The user with name none cannot be found.")]
    [InlineData("Role", "The role with name none cannot be found.")]
    [InlineData("Policy", $"Policy arn:aws:iam::{Account}:policy/none was not found.")]
    [InlineData("InstanceProfile", "Instance Profile none cannot be found.")]
    public async Task An_entity_that_does_not_exist_is_not_found(string kind, string text)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", text, $"Tag{kind}", [NameOf(kind, "none"), .. Tag(1, "k", "v")]);
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", text, $"Untag{kind}", NameOf(kind, "none"), ("TagKeys.member.1", "k"));
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", text, $"List{kind}Tags", NameOf(kind, "none"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Policies_see_the_tags_of_the_request_and_of_the_entity(string kind)
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, kind, "blue", Tag(1, "team", "blue"));
        await CreateAsync(server, kind, "red", Tag(1, "team", "red"));
        const string Condition = """{"StringEquals":{"aws:ResourceTag/team":"blue","aws:RequestTag/stage":"test"},"ForAllValues:StringEquals":{"aws:TagKeys":["stage"]}}""";
        const string Removal = """{"StringEquals":{"iam:ResourceTag/team":"blue"},"ForAllValues:StringEquals":{"aws:TagKeys":["stage"]}}""";
        var tagger = server.ApiAs(await server.CreateUserAsync("tagger", Allow($"iam:Tag{kind}", "*", Condition)));
        var remover = server.ApiAs(await server.CreateUserAsync("remover", Allow($"iam:Untag{kind}", "*", Removal)));
        async Task Denied(ApiClient caller, string operation, params (string, string)[] parameters) =>
            Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<ApiException>(() => caller.IamAsync(operation, parameters))).Code);

        await tagger.IamAsync($"Tag{kind}", [NameOf(kind, "blue"), .. Tag(1, "stage", "test")]);
        await Denied(tagger, $"Tag{kind}", [NameOf(kind, "blue"), .. Tag(1, "stage", "production")]);
        await Denied(tagger, $"Tag{kind}", [NameOf(kind, "blue"), .. Tag(1, "stage", "test"), .. Tag(2, "team", "red")]);
        await Denied(tagger, $"Tag{kind}", [NameOf(kind, "red"), .. Tag(1, "stage", "test")]);

        await remover.IamAsync($"Untag{kind}", NameOf(kind, "blue"), ("TagKeys.member.1", "stage"));
        await Denied(remover, $"Untag{kind}", NameOf(kind, "blue"), ("TagKeys.member.1", "team"));
        await Denied(remover, $"Untag{kind}", NameOf(kind, "red"), ("TagKeys.member.1", "stage"));
    }
}
