namespace Signet.Policies.Tests.Conditions;

public sealed class ConditionBlockTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("{'StringEquals':{}}", true)]
    [InlineData("{'NoSuchOperator':{}}", true)]
    [InlineData("{'StringEquals':{'aws:A':'1'}}", true)]
    [InlineData("{'StringEquals':{'AWS:a':'1'}}", true)]
    [InlineData("{'StringEquals':{'aws:A':'1','aws:B':'2'}}", true)]
    [InlineData("{'StringEquals':{'aws:A':'1','aws:B':'3'}}", false)]
    [InlineData("{'StringEquals':{'aws:A':'1'},'NumericLessThan':{'aws:B':'3'}}", true)]
    [InlineData("{'StringEquals':{'aws:A':'1'},'NumericLessThan':{'aws:B':'2'}}", false)]
    [InlineData("{'StringEquals':{'aws:A':'1','AWS:A':'2'}}", false)]
    [InlineData("{'StringEquals':{'aws:NoSuchKey':'1'}}", false)]
    [InlineData("{'StringNotEquals':{'aws:NoSuchKey':'1'}}", true)]
    public void All_operators_and_all_keys_must_hold(string condition, bool holds)
    {
        var context = new RequestContext();
        context.Set("aws:A", "1");
        context.Set("aws:B", "2");
        var policy = Scene.Identity($"{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{condition}}}");

        Assert.Equal(holds, Scene.Allows(policy, Scene.Request(context: context)));
    }

    [Theory]
    [InlineData("stringequals")]
    [InlineData("STRINGEQUALS")]
    [InlineData("StringMatches")]
    [InlineData("StringEqualsifexists")]
    [InlineData("IfExists")]
    [InlineData("ForAllValues:")]
    [InlineData("ForAllValues:IfExists")]
    [InlineData("forAllValues:StringEquals")]
    [InlineData("ForAllValues:ForAnyValue:StringEquals")]
    [InlineData("StringEqualsIfExistsIfExists")]
    [InlineData("NullIfExists")]
    [InlineData("ForAnyValue:Null")]
    [InlineData("NotBool")]
    [InlineData("BinaryNotEquals")]
    [InlineData("")]
    public void Operators_are_words_of_a_fixed_list(string operatorName)
    {
        var error = Assert.Throws<PolicySyntaxException>(() => ConditionRow.Holds(operatorName, "'true'", "true"));

        Assert.Equal("Syntax errors in policy.", error.Message);
    }
}
