namespace Signet.Policies.Tests.Conditions;

public sealed class DateOperatorTests
{
    [Theory]
    [InlineData("DateEquals", "'2026-11-23T19:29:23Z'", "2026-11-23T19:29:23Z", true)]
    [InlineData("DateEquals", "'2026-11-23T19:29:23Z'", "2026-11-23T19:29:24Z", false)]
    [InlineData("DateEquals", "'2026-11-23'", "2026-11-23T00:00:00Z", true)]
    [InlineData("DateEquals", "'2026-11'", "2026-11-01", true)]
    [InlineData("DateEquals", "'2026'", "2026-01-01T00:00:00.000Z", true)]
    [InlineData("DateEquals", "'2026-11-23T21:29:23+02:00'", "2026-11-23T19:29:23Z", true)]
    [InlineData("DateEquals", "'2026-11-23T14:29:23-05:00'", "2026-11-23T19:29:23Z", true)]
    [InlineData("DateEquals", "'2026-11-23t19:29:23z'", "2026-11-23T19:29:23Z", true)]
    [InlineData("DateEquals", "'2026-11-23T19:29'", "2026-11-23T19:29:00Z", true)]
    [InlineData("DateEquals", "'2026-11-23T19:29:23.5Z'", "2026-11-23T19:29:23.500Z", true)]
    [InlineData("DateNotEquals", "'2026-11-23'", "2026-11-24", true)]
    [InlineData("DateNotEquals", "'2026-11-23'", "2026-11-23T00:00:00Z", false)]
    [InlineData("DateLessThan", "'2026-11-23'", "2026-11-22T23:59:59.999Z", true)]
    [InlineData("DateLessThan", "'2026-11-23'", "2026-11-23", false)]
    [InlineData("DateLessThanEquals", "'2026-11-23'", "2026-11-23", true)]
    [InlineData("DateGreaterThan", "'2026-11-23'", "2026-11-23T00:00:01Z", true)]
    [InlineData("DateGreaterThan", "'2026-11-23'", "2026-11-23", false)]
    [InlineData("DateGreaterThanEquals", "'2026-11-23'", "2026-11-23", true)]
    [InlineData("DateGreaterThanEquals", "'2026-11-23'", "2026-11-22", false)]
    [InlineData("DateLessThan", "['2020-01-01','2027-01-01']", "2026-11-23", true)]
    [InlineData("DateLessThan", "'1970-01-01'", "-0001-01-01", true)]
    [InlineData("DateLessThan", "'0001-01-01'", "-0001-01-01", true)]
    [InlineData("DateEquals", "'-0001-01-01'", "-62198755200", true)]
    [InlineData("DateGreaterThan", "'12'", "12.5", true)]
    [InlineData("DateGreaterThan", "'-2000'", "-100", true)]
    [InlineData("DateEquals", "'2025-12-01'", "2026-00-01", false)]
    [InlineData("DateEquals", "'2026-10-31'", "2026-11-00", false)]
    [InlineData("DateEquals", "'2026-11-23'", "2026-11-23Z", false)]
    [InlineData("DateEquals", "'2026-11-23T19:29:23Z'", "2026-11-23T19:29:23.Z", false)]
    [InlineData("DateEquals", "'2026-11-23T19:29:23Z'", "2026-11-23T19:29:23.", false)]
    [InlineData("DateEquals", "'2026-11-23T19:29:23Z'", "2026-11-23T19:29:23+", false)]
    [InlineData("DateEquals", "'2026-11-23T20:00:00Z'", "2026-11-23T19:60:00Z", false)]
    [InlineData("DateEquals", "'2026-11-23T19:30:00Z'", "2026-11-23T19:29:60Z", false)]
    [InlineData("DateEquals", "'2026-11-23T17:29:23Z'", "2026-11-23T19:29:23+01:60", false)]
    public void Times_are_compared_as_instants(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Theory]
    [InlineData("'1970-01-01'", "0")]
    [InlineData("'1970-01-02'", "86400")]
    [InlineData("'2018-12-31T11:59:59Z'", "1546257599.0")]
    [InlineData("'2018-12-31T11:59:59Z'", "1546257599")]
    [InlineData("'1546257599'", "2018-12-31T11:59:59Z")]
    [InlineData("1546257599", "2018-12-31T11:59:59Z")]
    [InlineData("'2000-02-29'", "951782400")]
    [InlineData("'2000-03-01'", "951868800")]
    [InlineData("'1900-03-01'", "-2203891200")]
    [InlineData("'2100-03-01'", "4107542400")]
    [InlineData("'1969-12-31T23:59:59Z'", "-00001")]
    public void A_number_is_seconds_since_1970(string policy, string request) =>
        Assert.True(ConditionRow.Holds("DateEquals", policy, request));

    [Theory]
    [InlineData("DateEquals", "noon")]
    [InlineData("DateEquals", "")]
    [InlineData("DateEquals", "2026-13-01")]
    [InlineData("DateEquals", "2026-11-32")]
    [InlineData("DateEquals", "2026-11-23T24:00:00Z")]
    [InlineData("DateEquals", "2026-11-23T19:60:00Z")]
    [InlineData("DateEquals", "2026-11-23 19:29:23")]
    [InlineData("DateEquals", "2026-11-23T19:29:23Zulu")]
    [InlineData("DateEquals", "23.11.2026")]
    [InlineData("DateLessThan", "noon")]
    [InlineData("DateGreaterThan", "noon")]
    public void What_is_no_date_matches_nothing(string operatorName, string request) =>
        Assert.False(ConditionRow.Holds(operatorName, "'2026-11-23'", request));

    [Fact]
    public void What_is_no_date_differs_from_every_date() => Assert.True(ConditionRow.Holds("DateNotEquals", "'2026-11-23'", "noon"));

    [Fact]
    public void Milliseconds_are_not_taken_for_seconds() =>
        Assert.False(ConditionRow.Holds("DateLessThan", "'2027-01-01'", "1795461000000"));
}
