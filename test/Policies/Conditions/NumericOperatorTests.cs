namespace Signet.Policies.Tests.Conditions;

public sealed class NumericOperatorTests
{
    [Theory]
    [InlineData("NumericEquals", "'7'", "7", true)]
    [InlineData("NumericEquals", "'7'", "7.0", true)]
    [InlineData("NumericEquals", "'7.50'", "7.5", true)]
    [InlineData("NumericEquals", "'7'", "8", false)]
    [InlineData("NumericEquals", "7", "7", true)]
    [InlineData("NumericEquals", "[6,'7']", "7", true)]
    [InlineData("NumericEquals", "'-1'", "-1", true)]
    [InlineData("NumericEquals", "'07'", "7", true)]
    [InlineData("NumericNotEquals", "'7'", "8", true)]
    [InlineData("NumericNotEquals", "'7'", "7", false)]
    [InlineData("NumericNotEquals", "['7','8']", "8", false)]
    [InlineData("NumericLessThan", "'30'", "9", true)]
    [InlineData("NumericLessThan", "'30'", "30", false)]
    [InlineData("NumericLessThan", "'30'", "31", false)]
    [InlineData("NumericLessThan", "['10','30']", "20", true)]
    [InlineData("NumericLessThanEquals", "'30'", "30", true)]
    [InlineData("NumericLessThanEquals", "'30'", "30.1", false)]
    [InlineData("NumericGreaterThan", "'30'", "31", true)]
    [InlineData("NumericGreaterThan", "'30'", "30", false)]
    [InlineData("NumericGreaterThan", "'30'", "4", false)]
    [InlineData("NumericGreaterThanEquals", "'30'", "30", true)]
    [InlineData("NumericGreaterThanEquals", "'30'", "29.999", false)]
    [InlineData("NumericLessThanEquals", "'1546257599.0'", "1546257599", true)]
    public void Numbers_are_compared_by_value(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Theory]
    [InlineData("NumericEquals", "'7'", "seven", false)]
    [InlineData("NumericEquals", "'seven'", "seven", false)]
    [InlineData("NumericEquals", "'seven'", "7", false)]
    [InlineData("NumericNotEquals", "'7'", "seven", true)]
    [InlineData("NumericLessThan", "'7'", "", false)]
    [InlineData("NumericGreaterThan", "'7'", "", false)]
    [InlineData("NumericLessThanEquals", "'x'", "1", false)]
    [InlineData("NumericGreaterThanEquals", "'x'", "1", false)]
    [InlineData("NumericEquals", "'7'", " 7", false)]
    [InlineData("NumericEquals", "'1,000'", "1000", false)]
    [InlineData("NumericEquals", "'0x7'", "7", false)]
    [InlineData("NumericLessThan", "'NaN'", "7", false)]
    [InlineData("NumericLessThan", "'Infinity'", "7", false)]
    [InlineData("NumericEquals", "'${aws:Thing}'", "7", false)]
    public void What_is_no_number_matches_nothing(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));
}
