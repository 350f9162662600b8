namespace Signet.Policies.Tests.Matching;

public sealed class VariableTests
{
    [Theory]
    [InlineData("arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/bob", false)]
    [InlineData("arn:aws:iam::1:user/${AWS:UserName}", "arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/${ aws:username }", "arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/${aws:username}/*", "arn:aws:iam::1:user/alice/x", true)]
    [InlineData("arn:aws:iam::1:user/${aws:username}${aws:PrincipalTag/team}", "arn:aws:iam::1:user/alicered", true)]
    [InlineData("arn:aws:iam::1:user/${aws:PrincipalTag/star}", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:iam::1:user/${aws:PrincipalTag/star}", "arn:aws:iam::1:user/*", true)]
    [InlineData("arn:aws:iam::1:user/${*}", "arn:aws:iam::1:user/*", true)]
    [InlineData("arn:aws:iam::1:user/${*}", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:iam::1:user/${?}", "arn:aws:iam::1:user/?", true)]
    [InlineData("arn:aws:iam::1:user/${?}", "arn:aws:iam::1:user/a", false)]
    [InlineData("arn:aws:iam::1:user/${$}{aws:username}", "arn:aws:iam::1:user/${aws:username}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing}", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:iam::1:user/${aws:missing}", "arn:aws:iam::1:user/", false)]
    [InlineData("arn:aws:iam::1:user/${aws:missing}*", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, 'alice'}", "arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing,'alice'}", "arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, 'a*'}", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, 'x}y'}", "arn:aws:iam::1:user/x}y", true)]
    [InlineData("arn:aws:iam::1:user/${aws:username, 'bob'}", "arn:aws:iam::1:user/alice", true)]
    [InlineData("arn:aws:iam::1:user/${aws:username, 'bob'}", "arn:aws:iam::1:user/bob", false)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, ''}", "arn:aws:iam::1:user/", true)]
    [InlineData("arn:aws:iam::1:user/${aws:many}", "arn:aws:iam::1:user/a", false)]
    [InlineData("arn:aws:iam::1:user/${aws:many, 'a'}", "arn:aws:iam::1:user/a", false)]
    [InlineData("arn:aws:iam::1:user/${aws:TagKeys}", "arn:aws:iam::1:user/team", false)]
    [InlineData("arn:aws:iam::1:user/${aws:username", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:iam::1:user/${aws:username", "arn:aws:iam::1:user/${aws:username", true)]
    [InlineData("arn:aws:iam::1:user/${}", "arn:aws:iam::1:user/${}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, x}", "arn:aws:iam::1:user/${aws:missing, x}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, 'x}", "arn:aws:iam::1:user/${aws:missing, 'x}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, 'x' y}", "arn:aws:iam::1:user/${aws:missing, 'x' y}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, 'x'", "arn:aws:iam::1:user/${aws:missing, 'x'", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, '}", "arn:aws:iam::1:user/${aws:missing, '}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing, xa'}", "arn:aws:iam::1:user/${aws:missing, xa'}", true)]
    [InlineData("arn:aws:iam::1:user/${aws:missing,", "arn:aws:iam::1:user/${aws:missing,", true)]
    [InlineData("arn:aws:iam::1:user/$aws:username", "arn:aws:iam::1:user/alice", false)]
    [InlineData("arn:aws:sns::${aws:PrincipalAccount}:topic", "arn:aws:sns::1:topic", false)]
    public void A_resource_is_filled_in_after_its_fifth_colon(string written, string resource, bool matches)
    {
        var json = $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"{{written}}"} }""";

        Assert.Equal(matches, Scene.Allows(Policy.Parse(json, PolicyKind.Identity), Scene.Request(resource: resource, context: Context())));
    }

    [Theory]
    [InlineData("StringEquals", "${aws:username}", "alice", true)]
    [InlineData("StringEquals", "x-${aws:username}-y", "x-alice-y", true)]
    [InlineData("StringEquals", "${aws:username}", "Alice", false)]
    [InlineData("StringEqualsIgnoreCase", "${aws:username}", "ALICE", true)]
    [InlineData("StringLike", "${aws:username}*", "alice2", true)]
    [InlineData("StringLike", "${aws:PrincipalTag/star}", "anything", false)]
    [InlineData("StringLike", "${aws:PrincipalTag/star}", "*", true)]
    [InlineData("StringNotLike", "${aws:PrincipalTag/star}", "anything", true)]
    [InlineData("StringEquals", "${aws:missing}", "alice", false)]
    [InlineData("StringNotEquals", "${aws:missing}", "alice", true)]
    [InlineData("StringEquals", "${aws:missing, 'none'}", "none", true)]
    [InlineData("StringEquals", "${*}", "*", true)]
    [InlineData("Bool", "${aws:PrincipalTag/yes}", "true", true)]
    [InlineData("Bool", "${aws:PrincipalTag/yes}", "false", false)]
    [InlineData("NumericEquals", "${aws:PrincipalTag/seven}", "7", false)]
    [InlineData("IpAddress", "${aws:PrincipalTag/net}", "10.0.0.1", false)]
    public void A_conditions_value_is_filled_in_for_texts_arns_and_bools(string operatorName, string written, string value, bool holds)
    {
        var json = $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{operatorName}}":{"aws:Thing":"{{written}}"} } } }
            """;
        var context = Context();
        context.Set("aws:Thing", value);

        Assert.Equal(holds, Scene.Allows(Policy.Parse(json, PolicyKind.Identity), Scene.Request(context: context)));
    }

    [Theory]
    [InlineData("'Version':'2008-10-17',", "${aws:username}", true)]
    [InlineData("'Version':'2008-10-17',", "alice", false)]
    [InlineData("", "${aws:username}", true)]
    [InlineData("", "alice", false)]
    [InlineData("'Version':'2012-10-17',", "alice", true)]
    [InlineData("'Version':'2012-10-17',", "${aws:username}", false)]
    public void Documents_before_2012_have_no_variables(string version, string value, bool holds)
    {
        var policy = Policy.Parse(
            Scene.Json($"{{{version}'Statement':{{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:Thing':'${aws:username}'}}}}"),
            PolicyKind.Key);
        var context = Context();
        context.Set("aws:Thing", value);

        Assert.Equal(holds, AccessRules.KeyPolicyReaches(Scene.Request(context: context), policy, Scene.Account));
    }

    [Theory]
    [InlineData("2008-10-17", "${*}", true)]
    [InlineData("2008-10-17", "*", false)]
    [InlineData("2012-10-17", "*", true)]
    [InlineData("2012-10-17", "${*}", false)]
    public void Documents_before_2012_have_no_escapes(string version, string value, bool holds)
    {
        var policy = Scene.KeyPolicy("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'StringEquals':{'aws:Thing':'${*}'}}}", version);
        var context = Context();
        context.Set("aws:Thing", value);

        Assert.Equal(holds, AccessRules.KeyPolicyReaches(Scene.Request(context: context), policy, Scene.Account));
    }

    [Fact]
    public void Key_policies_fill_in_only_what_they_may_see()
    {
        var context = Context();
        context.SetForIdentityPolicies("aws:ResourceTag/owner", ["alice"]);
        const string Condition = "'Condition':{'StringEquals':{'aws:username':'${aws:ResourceTag/owner}'}}";
        var key = Scene.KeyPolicy($"{{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*',{Condition}}}");
        var identity = Scene.Identity($"{{'Effect':'Allow','Action':'kms:*','Resource':'*',{Condition}}}");

        Assert.False(AccessRules.KeyPolicyReaches(Scene.Request(context: context), key, Scene.Account));
        Assert.True(Scene.Allows(identity, Scene.Request(context: context)));
    }

    private static RequestContext Context()
    {
        var context = new RequestContext();
        context.Set("aws:username", "alice");
        context.Set("aws:PrincipalAccount", "1");
        context.Set("aws:PrincipalTag/team", "red");
        context.Set("aws:PrincipalTag/star", "*");
        context.Set("aws:PrincipalTag/yes", "true");
        context.Set("aws:PrincipalTag/seven", "7");
        context.Set("aws:PrincipalTag/net", "10.0.0.0/8");
        context.Set("aws:many", ["a", "b"]);
        context.Set("aws:TagKeys", ["team"]);
        return context;
    }
}
