namespace Signet.Policies.Tests.Matching;

public sealed class ActionTests
{
    [Theory]
    [InlineData("'kms:Sign'", "kms:Sign", true)]
    [InlineData("'kms:sign'", "kms:Sign", true)]
    [InlineData("'KMS:SIGN'", "kms:Sign", true)]
    [InlineData("'kms:Sign'", "kms:Verify", false)]
    [InlineData("'kms:Sign'", "kms:SignAll", false)]
    [InlineData("'kms:*'", "kms:Sign", true)]
    [InlineData("'kms:*'", "iam:GetUser", false)]
    [InlineData("'*'", "iam:GetUser", true)]
    [InlineData("'*:Sign'", "kms:Sign", true)]
    [InlineData("'*:Sign'", "kms:Verify", false)]
    [InlineData("'kms:Re*To'", "kms:ReEncryptTo", true)]
    [InlineData("'kms:Re*To'", "kms:ReEncryptFrom", false)]
    [InlineData("'kms:ReEncrypt*'", "kms:ReEncryptFrom", true)]
    [InlineData("'kms:Sig?'", "kms:Sign", true)]
    [InlineData("'kms:Sig?'", "kms:Sig", false)]
    [InlineData("'kms:GenerateDataKey*'", "kms:GenerateDataKeyPairWithoutPlaintext", true)]
    [InlineData("['kms:Verify','kms:Sign']", "kms:Sign", true)]
    [InlineData("['kms:Verify','kms:Decrypt']", "kms:Sign", false)]
    [InlineData("'kms:${name}'", "kms:alice", false)]
    [InlineData("'kms:NoSuchAction'", "kms:Sign", false)]
    public void An_action_is_matched_whole_and_without_case(string written, string action, bool matches)
    {
        var context = new RequestContext();
        context.Set("name", "alice");
        var request = Scene.Request(action: action, context: context);

        Assert.Equal(matches, Scene.Allows(Scene.Identity($"{{'Effect':'Allow','Action':{written},'Resource':'*'}}"), request));
        Assert.Equal(!matches, Scene.Allows(Scene.Identity($"{{'Effect':'Allow','NotAction':{written},'Resource':'*'}}"), request));
    }

    [Fact]
    public void An_action_beyond_all_bounds_is_no_question() =>
        Assert.Throws<ArgumentException>(() => Scene.Allows(Scene.AllowAll, Scene.Request(action: "kms:" + new string('a', 253))));

    [Fact]
    public void The_longest_action_is_one() =>
        Assert.True(Scene.Allows(Scene.AllowAll, Scene.Request(action: "kms:" + new string('a', 252))));
}
