namespace Signet.Policies.Tests.Grammar;

public sealed class BoundsTests
{
    private const string Good = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    [Theory]
    [InlineData(131_072, true)]
    [InlineData(131_073, false)]
    public void A_document_has_at_most_131072_characters(int length, bool accepted) =>
        Assert.Equal(accepted, Policy.TryParse(Good.PadRight(length), PolicyKind.Identity, out _, out _));

    [Fact]
    public void Depth_is_bounded()
    {
        var deep = Good.Replace("\"*\"", new string('[', 60_000) + new string(']', 60_000), StringComparison.Ordinal);

        Assert.False(Policy.TryParse(deep, PolicyKind.Key, out _, out var error));
        Assert.Equal("Syntax errors in policy.", error);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\n\"")]
    [InlineData("\"\0\"")]
    public void Broken_characters_are_no_json(string id)
    {
        var json = $$"""{"Version":"2012-10-17","Id":{{id}},"Statement":{"Effect":"Allow","Action":"*","Resource":"*"} }""";

        Assert.False(Policy.TryParse(json, PolicyKind.Identity, out _, out _));
        Assert.Throws<PolicySyntaxException>(() => PolicyText.Format(json));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_json() =>
        Assert.False(Policy.TryParse($$"""{"Version":"2012-10-17","Id":"{{'\ud800'}}","Statement":{"Effect":"Allow","Action":"*","Resource":"*"} }""", PolicyKind.Identity, out _, out _));

    [Fact]
    public void A_kind_that_does_not_exist_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.Parse(Good, (PolicyKind)99));
}
