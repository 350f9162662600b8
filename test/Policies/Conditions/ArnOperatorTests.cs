namespace Signet.Policies.Tests.Conditions;

public sealed class ArnOperatorTests
{
    private const string Role = "arn:aws:iam::111122223333:role/team/Signer";

    [Theory]
    [InlineData("'arn:aws:iam::111122223333:role/team/Signer'", true)]
    [InlineData("'arn:aws:iam::111122223333:role/team/signer'", false)]
    [InlineData("'arn:aws:iam::111122223333:role/*'", true)]
    [InlineData("'arn:aws:iam::111122223333:role/team/Sig?er'", true)]
    [InlineData("'arn:aws:iam::*:role/team/Signer'", true)]
    [InlineData("'arn:*:iam::11112222????:role/team/Signer'", true)]
    [InlineData("'arn:aws:iam:*:111122223333:*'", true)]
    [InlineData("'*:*:*:*:*:*'", true)]
    [InlineData("'arn:aws:*:role/team/Signer'", false)]
    [InlineData("'arn:aws:iam::*'", false)]
    [InlineData("'arn:aws:*'", false)]
    [InlineData("'*'", false)]
    [InlineData("'arn:aws:iam::444455556666:role/team/Signer'", false)]
    [InlineData("['arn:aws:iam::111122223333:user/x','arn:aws:iam::111122223333:role/team/*']", true)]
    public void Arns_are_compared_segment_by_segment(string policy, bool holds)
    {
        Assert.Equal(holds, ConditionRow.Holds("ArnEquals", policy, Role));
        Assert.Equal(holds, ConditionRow.Holds("ArnLike", policy, Role));
        Assert.Equal(!holds, ConditionRow.Holds("ArnNotEquals", policy, Role));
        Assert.Equal(!holds, ConditionRow.Holds("ArnNotLike", policy, Role));
    }

    [Theory]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:a:b", true)]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:", true)]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:stream", false)]
    public void The_last_segment_keeps_its_colons(string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds("ArnLike", "'arn:aws:logs:*:*:log-group:*'", request));

    [Theory]
    [InlineData("ArnLike", "Signer", false)]
    [InlineData("ArnLike", "arn:aws:iam::111122223333", false)]
    [InlineData("ArnNotLike", "Signer", true)]
    public void What_is_no_arn_matches_nothing(string operatorName, string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds(operatorName, "'*:*:*:*:*:*'", request));

    [Fact]
    public void A_variable_may_fill_a_segment_or_the_whole()
    {
        var context = new RequestContext();
        context.Set("aws:PrincipalAccount", "111122223333");
        context.Set("aws:PrincipalArn", Role);

        Assert.True(ConditionRow.Holds("ArnLike", "'arn:aws:iam::${aws:PrincipalAccount}:role/*'", Role, context));
        Assert.True(ConditionRow.Holds("ArnEquals", "'${aws:PrincipalArn}'", Role, context));
        Assert.False(ConditionRow.Holds("ArnEquals", "'${aws:SourceArn}'", Role, context));
    }
}
