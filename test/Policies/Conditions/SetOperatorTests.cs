namespace Signet.Policies.Tests.Conditions;

public sealed class SetOperatorTests
{
    [Theory]
    [InlineData("ForAllValues:StringEquals", "['a','b']", "a", true)]
    [InlineData("ForAllValues:StringEquals", "['a','b']", "a|b", true)]
    [InlineData("ForAllValues:StringEquals", "['a','b']", "a|c", false)]
    [InlineData("ForAllValues:StringEquals", "['a','b']", "c", false)]
    [InlineData("ForAllValues:StringEquals", "[]", "a", false)]
    [InlineData("ForAllValues:StringLike", "'a*'", "aa|ab", true)]
    [InlineData("ForAllValues:StringLike", "'a*'", "aa|ba", false)]
    [InlineData("ForAllValues:StringNotEquals", "['a','b']", "c|d", true)]
    [InlineData("ForAllValues:StringNotEquals", "['a','b']", "c|a", false)]
    [InlineData("ForAllValues:NumericLessThan", "'10'", "1|9", true)]
    [InlineData("ForAllValues:NumericLessThan", "'10'", "1|10", false)]
    [InlineData("ForAnyValue:StringEquals", "['a','b']", "c|b", true)]
    [InlineData("ForAnyValue:StringEquals", "['a','b']", "c|d", false)]
    [InlineData("ForAnyValue:StringEquals", "[]", "a", false)]
    [InlineData("ForAnyValue:StringNotEquals", "['a','b']", "a|c", true)]
    [InlineData("ForAnyValue:StringNotEquals", "['a','b']", "a|b", false)]
    [InlineData("ForAnyValue:StringNotEquals", "'a'", "a", false)]
    [InlineData("ForAnyValue:ArnLike", "'arn:aws:iam::*:role/x'", "no|arn:aws:iam::1:role/x", true)]
    [InlineData("ForAllValues:StringEqualsIfExists", "'a'", "b", false)]
    public void Quantifiers_range_over_the_values_of_the_request(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Theory]
    [InlineData("StringEquals", "'a'", "b|a", true)]
    [InlineData("StringEquals", "'a'", "b|c", false)]
    [InlineData("StringNotEquals", "'a'", "b|a", false)]
    [InlineData("StringNotEquals", "'a'", "b|c", true)]
    public void Without_a_quantifier_some_value_must_match_or_none(string operatorName, string policy, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, policy, request));

    [Theory]
    [InlineData("Sign|Verify", false)]
    [InlineData("Sign|Verify|Decrypt", true)]
    [InlineData("Decrypt", true)]
    public void Grants_of_more_than_signing_can_be_denied(string operations, bool denied)
    {
        var policy = Scene.KeyPolicy(
            "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'},"
            + "{'Effect':'Deny','Principal':'*','Action':'kms:CreateGrant','Resource':'*',"
            + "'Condition':{'ForAnyValue:StringNotEquals':{'kms:GrantOperations':['Sign','Verify']}}}");
        var context = new RequestContext();
        context.Set("kms:GrantOperations", operations.Split('|'));
        var request = Scene.Request(action: "kms:CreateGrant", context: context);

        Assert.Equal(!denied, AccessRules.ForKey(request, CallerPolicies.None, policy, Scene.Account, true, GrantReach.None).Allowed);
    }
}
