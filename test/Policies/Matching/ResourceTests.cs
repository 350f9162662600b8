namespace Signet.Policies.Tests.Matching;

public sealed class ResourceTests
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [Theory]
    [InlineData("'*'", Scene.Key, true)]
    [InlineData("'" + Scene.Key + "'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:eu-central-1:111122223333:key/1234ABCD-12ab-34cd-56ef-1234567890ab'", Scene.Key, false)]
    [InlineData("'arn:aws:kms:eu-central-1:111122223333:key/*'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:eu-central-1:111122223333:Key/*'", Scene.Key, false)]
    [InlineData("'arn:aws:kms:*:111122223333:key/*'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:*:*:key/" + Id + "'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:eu-*:*:key/????????-*'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:us-*:*:key/*'", Scene.Key, false)]
    [InlineData("'arn:aws:kms:*'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:*:111122223333'", Scene.Key, true)]
    [InlineData("'arn:aws:kms:*:444455556666'", Scene.Key, false)]
    [InlineData("'arn:aws:kms:us-*'", Scene.Key, false)]
    [InlineData("'arn:aws:kms'", Scene.Key, true)]
    [InlineData("'arn:aws:sns'", Scene.Key, false)]
    [InlineData("'arn:*:kms:*:*:*'", Scene.Key, true)]
    [InlineData("'arn:aws-cn:kms:*:*:*'", Scene.Key, false)]
    [InlineData("'arn:aws:kms:*:key/*'", Scene.Key, false)]
    [InlineData("'arn:aws:kms:eu-central-1:111122223333:alias/*'", Scene.Key, false)]
    [InlineData("['arn:aws:kms:*:*:alias/*','arn:aws:kms:*:*:key/*']", Scene.Key, true)]
    [InlineData("'arn:aws:iam::111122223333:role/x'", "arn:aws:iam::111122223333:role/team/x", false)]
    [InlineData("'arn:aws:iam::111122223333:role/*x'", "arn:aws:iam::111122223333:role/team/x", true)]
    [InlineData("'arn:aws:iam::111122223333:role/team/x'", "arn:aws:iam::111122223333:role/team/x", true)]
    [InlineData("'arn:aws:logs:*:*:group:*'", "arn:aws:logs:eu-west-1:111122223333:group:a:b", true)]
    [InlineData("'arn:aws:kms:*:*:*'", "*", false)]
    [InlineData("'arn:aws:kms'", "*", false)]
    [InlineData("'arn:aws:kms:*'", "arn:aws:kms", false)]
    [InlineData("'*'", "*", true)]
    public void A_resource_is_matched_segment_by_segment(string written, string resource, bool matches)
    {
        var request = Scene.Request(resource: resource);

        Assert.Equal(matches, Scene.Allows(Scene.Identity($"{{'Effect':'Allow','Action':'*','Resource':{written}}}"), request));
        Assert.Equal(!matches, Scene.Allows(Scene.Identity($"{{'Effect':'Allow','Action':'*','NotResource':{written}}}"), request));
    }

    [Theory]
    [InlineData("kms:ListKeys")]
    [InlineData("kms:CreateKey")]
    public void A_key_arn_does_not_allow_what_has_no_key(string action)
    {
        var policy = Scene.Identity($"{{'Effect':'Allow','Action':'kms:*','Resource':'{Scene.Key}'}}");

        Assert.False(Scene.Allows(policy, Scene.Request(action: action, resource: "*")));
    }

    [Fact]
    public void A_null_among_the_resources_names_nothing()
    {
        var policy = Scene.Identity($"{{'Effect':'Allow','Action':'*','Resource':[null]}}");

        Assert.False(Scene.Allows(policy, Scene.Request()));
        Assert.False(Scene.Allows(policy, Scene.Request(resource: "*")));
    }

    [Fact]
    public void A_key_policys_star_means_its_key_and_another_keys_arn_means_nothing()
    {
        var star = Scene.KeyPolicy("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'}");
        var other = Scene.KeyPolicy("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'arn:aws:kms:eu-central-1:111122223333:key/other'}");

        Assert.True(AccessRules.KeyPolicyReaches(Scene.Request(), star, Scene.Account));
        Assert.False(AccessRules.KeyPolicyReaches(Scene.Request(), other, Scene.Account));
    }
}
