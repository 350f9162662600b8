namespace Signet.Server.Tests.Iam.InlinePolicies;

public sealed class GetInlinePolicyTests
{
    private const string Document = """
        {
          "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "kms:*", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalTag/a b": "é/ü~'(*)!"}} } ]
        }
        """;

    public static TheoryData<string> Kinds => PolicyOwner.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_comes_back_percent_encoded_just_as_it_was_put(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "It");
        await owner.PutAsync(server.Api, "it", "Secrets", Document);

        var answer = await owner.GetAsync(server.Api, "it", "Secrets");

        Assert.Equal("It", answer[$"{kind}Name"]);
        Assert.Equal("Secrets", answer["PolicyName"]);
        Assert.Equal(Document, Uri.UnescapeDataString(answer["PolicyDocument"]));
        Assert.Matches("^(?:[A-Za-z0-9_.~-]|%[0-9A-F]{2})+$", answer["PolicyDocument"]);
        Assert.Contains("%C3%A9%2F%C3%BC~%27%28%2A%29%21", answer["PolicyDocument"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_that_does_not_exist_is_not_found(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", $"The {owner.Word} policy with name none cannot be found.", $"Get{kind}Policy", owner.Name("it"), ("PolicyName", "none"));
    }
}
