namespace Signet.Policies.Tests.Conditions;

public sealed class StringOperatorTests
{
    [Theory]
    [InlineData("StringEquals", "'a'", "a", true)]
    [InlineData("StringEquals", "'a'", "A", false)]
    [InlineData("StringEquals", "'a'", "ab", false)]
    [InlineData("StringEquals", "'ab'", "a", false)]
    [InlineData("StringEquals", "''", "", true)]
    [InlineData("StringEquals", "''", "a", false)]
    [InlineData("StringEquals", "'a*'", "abc", false)]
    [InlineData("StringEquals", "'a*'", "a*", true)]
    [InlineData("StringEquals", "['a','b']", "b", true)]
    [InlineData("StringEquals", "['a','b']", "c", false)]
    [InlineData("StringEquals", "[]", "a", false)]
    [InlineData("StringNotEquals", "'a'", "b", true)]
    [InlineData("StringNotEquals", "'a'", "a", false)]
    [InlineData("StringNotEquals", "'a'", "A", true)]
    [InlineData("StringNotEquals", "['a','b']", "a", false)]
    [InlineData("StringNotEquals", "['a','b']", "b", false)]
    [InlineData("StringNotEquals", "['a','b']", "c", true)]
    [InlineData("StringNotEquals", "[]", "a", true)]
    [InlineData("StringEqualsIgnoreCase", "'Prod'", "pROD", true)]
    [InlineData("StringEqualsIgnoreCase", "'Prod'", "prods", false)]
    [InlineData("StringEqualsIgnoreCase", "'Ä'", "ä", true)]
    [InlineData("StringNotEqualsIgnoreCase", "'Prod'", "pROD", false)]
    [InlineData("StringNotEqualsIgnoreCase", "'Prod'", "test", true)]
    public void Texts_are_compared_whole(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Theory]
    [InlineData("StringLike", "'alias/prod-*'", "alias/prod-1", true)]
    [InlineData("StringLike", "'alias/prod-*'", "alias/prod-", true)]
    [InlineData("StringLike", "'alias/prod-*'", "alias/Prod-1", false)]
    [InlineData("StringLike", "'alias/prod-*'", "my/alias/prod-1", false)]
    [InlineData("StringLike", "'*'", "", true)]
    [InlineData("StringLike", "'*'", "any/thing:at*all", true)]
    [InlineData("StringLike", "'?'", "a", true)]
    [InlineData("StringLike", "'?'", "", false)]
    [InlineData("StringLike", "'?'", "ab", false)]
    [InlineData("StringLike", "'a?c'", "abc", true)]
    [InlineData("StringLike", "'a?c'", "ac", false)]
    [InlineData("StringLike", "'a*c*e'", "abcde", true)]
    [InlineData("StringLike", "'a*c*e'", "ace", true)]
    [InlineData("StringLike", "'a*c*e'", "aec", false)]
    [InlineData("StringLike", "'*ab'", "aab", true)]
    [InlineData("StringLike", "'*ab'", "aba", false)]
    [InlineData("StringLike", "'a**b'", "ab", true)]
    [InlineData("StringLike", "'*?*'", "", false)]
    [InlineData("StringLike", "'*?*'", "x", true)]
    [InlineData("StringLike", "'a.c'", "abc", false)]
    [InlineData("StringLike", "'[ab]'", "a", false)]
    [InlineData("StringLike", "'%'", "a", false)]
    [InlineData("StringLike", "['x*','y*']", "yes", true)]
    [InlineData("StringNotLike", "'x*'", "yes", true)]
    [InlineData("StringNotLike", "'y*'", "yes", false)]
    [InlineData("StringNotLike", "['x*','y*']", "yes", false)]
    public void Patterns_fit_the_whole_text_and_regard_case(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Fact]
    public void A_hostile_pattern_is_answered_at_once()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 1500)) + "b";

        Assert.False(ConditionRow.Holds("StringLike", $"'{pattern}'", new string('a', 8000)));
    }
}
