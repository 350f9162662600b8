using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Tags;

public sealed class ListTagsTests
{
    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task Tags_come_in_order_of_key_page_by_page(string kind)
    {
        await using var server = await TestServer.StartAsync();
        (string, string)[] tags =
        [
            ("Tags.member.1.Key", "b"), ("Tags.member.1.Value", "2"), ("Tags.member.2.Key", "a"), ("Tags.member.2.Value", ""),
            ("Tags.member.3.Key", "é c"), ("Tags.member.3.Value", "x:/=+@"),
        ];
        await server.Api.IamAsync($"Create{kind}", [($"{kind}Name", "it"), ("AssumeRolePolicyDocument", AccountTrust), .. tags]);

        var first = await server.Api.IamAsync($"List{kind}Tags", ($"{kind}Name", "IT"), ("MaxItems", "2"));
        var second = await server.Api.IamAsync($"List{kind}Tags", ($"{kind}Name", "IT"), ("MaxItems", "2"), ("Marker", first["Marker"]));

        Assert.Equal(["a", "b"], first.All("Key"));
        Assert.Equal(["", "2"], first.All("Value"));
        Assert.Equal(["é c"], second.All("Key"));
        Assert.Equal(["x:/=+@"], second.All("Value"));
        Assert.Equal(("true", "false"), (first["IsTruncated"], second["IsTruncated"]));
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task An_entity_that_does_not_exist_is_not_found(string kind)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", $"The {kind.ToLowerInvariant()} with name none cannot be found.", $"List{kind}Tags", ($"{kind}Name", "none"));
    }
}
