namespace Signet.Policies.Tests.Conditions;

public sealed class BoolBinaryNullTests
{
    [Theory]
    [InlineData("'true'", "true", true)]
    [InlineData("'true'", "TRUE", true)]
    [InlineData("'True'", "true", true)]
    [InlineData("true", "true", true)]
    [InlineData("false", "true", false)]
    [InlineData("'false'", "false", true)]
    [InlineData("'false'", "true", false)]
    [InlineData("[true,'false']", "false", true)]
    [InlineData("'yes'", "yes", false)]
    [InlineData("'1'", "true", false)]
    [InlineData("'true'", "yes", false)]
    public void Bool_knows_true_and_false(string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds("Bool", policy, request));

    [Theory]
    [InlineData("'QmluYXJ5'", "QmluYXJ5", true)]
    [InlineData("'QmluYXJ5'", "qmluYXJ5", false)]
    [InlineData("'QmluYXJ5'", "QmluYXJ", false)]
    [InlineData("'not base64'", "not base64", false)]
    [InlineData("''", "", true)]
    [InlineData("'!'", "", false)]
    [InlineData("['AAAA','QmluYXJ5']", "QmluYXJ5", true)]
    public void BinaryEquals_compares_bytes(string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds("BinaryEquals", policy, request));

    [Theory]
    [InlineData("'true'", null, true)]
    [InlineData("'true'", "x", false)]
    [InlineData("'false'", null, false)]
    [InlineData("'false'", "x", true)]
    [InlineData("'false'", "", true)]
    [InlineData("'TRUE'", null, true)]
    [InlineData("true", null, true)]
    [InlineData("false", "x", true)]
    [InlineData("['true','false']", "x", true)]
    [InlineData("['true','false']", null, true)]
    [InlineData("[]", null, false)]
    public void Null_asks_whether_the_key_is_absent(string policy, string? request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds("Null", policy, request));

    [Fact]
    public void An_empty_list_in_the_request_is_an_absent_key()
    {
        var context = new RequestContext();
        context.Set(ConditionRow.Key, Array.Empty<string>());

        Assert.True(ConditionRow.Holds("Null", "'true'", request: null, context));
        Assert.True(ConditionRow.Holds("StringNotEquals", "'a'", request: null, context));
    }
}
