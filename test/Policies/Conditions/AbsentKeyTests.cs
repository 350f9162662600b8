namespace Signet.Policies.Tests.Conditions;

public sealed class AbsentKeyTests
{
    public static TheoryData<string, string> Positive => new()
    {
        { "StringEquals", "'a'" },
        { "StringEqualsIgnoreCase", "'a'" },
        { "StringLike", "'*'" },
        { "NumericEquals", "'1'" },
        { "NumericLessThan", "'1'" },
        { "NumericLessThanEquals", "'1'" },
        { "NumericGreaterThan", "'1'" },
        { "NumericGreaterThanEquals", "'1'" },
        { "DateEquals", "'2026-01-01'" },
        { "DateLessThan", "'2026-01-01'" },
        { "DateLessThanEquals", "'2026-01-01'" },
        { "DateGreaterThan", "'2026-01-01'" },
        { "DateGreaterThanEquals", "'2026-01-01'" },
        { "Bool", "'false'" },
        { "BinaryEquals", "'AAAA'" },
        { "IpAddress", "'0.0.0.0/0'" },
        { "ArnEquals", "'*:*:*:*:*:*'" },
        { "ArnLike", "'*:*:*:*:*:*'" },
    };

    public static TheoryData<string, string> Negated => new()
    {
        { "StringNotEquals", "'a'" },
        { "StringNotEqualsIgnoreCase", "'a'" },
        { "StringNotLike", "'*'" },
        { "NumericNotEquals", "'1'" },
        { "DateNotEquals", "'2026-01-01'" },
        { "NotIpAddress", "'0.0.0.0/0'" },
        { "ArnNotEquals", "'*:*:*:*:*:*'" },
        { "ArnNotLike", "'*:*:*:*:*:*'" },
    };

    [Theory]
    [MemberData(nameof(Positive))]
    public void A_positive_operator_fails_without_the_key(string operatorName, string policy)
    {
        Assert.False(ConditionRow.Holds(operatorName, policy, request: null));
        Assert.True(ConditionRow.Holds($"{operatorName}IfExists", policy, request: null));
        Assert.True(ConditionRow.Holds($"ForAllValues:{operatorName}", policy, request: null));
        Assert.False(ConditionRow.Holds($"ForAnyValue:{operatorName}", policy, request: null));
        Assert.True(ConditionRow.Holds($"ForAnyValue:{operatorName}IfExists", policy, request: null));
    }

    [Theory]
    [MemberData(nameof(Negated))]
    public void A_negated_operator_holds_without_the_key(string operatorName, string policy)
    {
        Assert.True(ConditionRow.Holds(operatorName, policy, request: null));
        Assert.True(ConditionRow.Holds($"{operatorName}IfExists", policy, request: null));
        Assert.True(ConditionRow.Holds($"ForAllValues:{operatorName}", policy, request: null));
        Assert.False(ConditionRow.Holds($"ForAnyValue:{operatorName}", policy, request: null));
        Assert.True(ConditionRow.Holds($"ForAnyValue:{operatorName}IfExists", policy, request: null));
    }

    [Theory]
    [InlineData("StringEqualsIfExists", "'a'", "a", true)]
    [InlineData("StringEqualsIfExists", "'a'", "b", false)]
    [InlineData("StringNotEqualsIfExists", "'a'", "a", false)]
    [InlineData("BoolIfExists", "'true'", "false", false)]
    [InlineData("BoolIfExists", "'true'", "true", true)]
    [InlineData("NumericLessThanIfExists", "'7'", "8", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "'a'", "b", false)]
    public void IfExists_still_asks_a_key_that_is_there(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Fact]
    public void The_deny_of_insecure_transport_spares_who_leaves_the_key_away()
    {
        var deny = Scene.Identity("{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*',"
            + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}");
        var insecure = new RequestContext();
        insecure.Set("aws:SecureTransport", "false");

        Assert.True(Scene.Allows(deny, Scene.Request()));
        Assert.False(Scene.Allows(deny, Scene.Request(context: insecure)));
    }
}
