namespace Signet.Policies.Tests;

public sealed class RequestContextTests
{
    private readonly RequestContext _context = new();

    [Fact]
    public void Keys_ignore_case_also_in_tag_names()
    {
        _context.Set("aws:PrincipalTag/Team", "red");

        Assert.Equal(["red"], _context.Find("AWS:principaltag/TEAM", forResourcePolicy: true));
    }

    [Fact]
    public void Of_keys_that_differ_in_case_the_exact_one_comes_first()
    {
        _context.Set("kms:EncryptionContext:AppName", "one");
        _context.Set("kms:EncryptionContext:appname", "two");

        Assert.Equal(["one"], _context.Find("kms:EncryptionContext:AppName", forResourcePolicy: false));
        Assert.Equal(["two"], _context.Find("kms:EncryptionContext:appname", forResourcePolicy: false));
        Assert.NotNull(_context.Find("kms:EncryptionContext:APPNAME", forResourcePolicy: false));
    }

    [Fact]
    public void Setting_again_replaces()
    {
        _context.Set("aws:x", "1");
        _context.Set("aws:x", ["2", "3"]);

        Assert.Equal(["2", "3"], _context.Find("aws:x", forResourcePolicy: false));
    }

    [Fact]
    public void What_takes_a_keys_place_takes_it_in_every_case_and_leaves_the_others()
    {
        _context.Set("aws:X", "1");
        _context.Set("aws:x", "2");
        _context.Set("aws:y", "3");

        _context.Replace("AWS:x", ["4"]);

        Assert.Equal(["4"], _context.Find("aws:X", forResourcePolicy: false));
        Assert.Equal(["3"], _context.Find("aws:y", forResourcePolicy: false));
        Assert.Equal(["aws:y", "AWS:x"], _context.Known.Select(pair => pair.Key));
    }

    [Fact]
    public void What_nobody_asked_for_yet_is_not_known()
    {
        _context.Set("aws:now", "1");
        _context.Set("aws:later", () => throw new InvalidOperationException("Nobody asked."));

        Assert.Equal("aws:now", Assert.Single(_context.Known).Key);
    }

    [Fact]
    public void An_absent_key_and_an_empty_list_are_the_same()
    {
        _context.Set("aws:empty", Array.Empty<string>());

        Assert.Null(_context.Find("aws:empty", forResourcePolicy: false));
        Assert.Null(_context.Find("aws:absent", forResourcePolicy: false));
    }

    [Theory]
    [InlineData("kms:ResourceAliases")]
    [InlineData("aws:ResourceTag/team")]
    public void Some_keys_are_hidden_from_resource_policies(string key)
    {
        _context.SetForIdentityPolicies(key, ["x"]);

        Assert.Equal(["x"], _context.Find(key, forResourcePolicy: false));
        Assert.Null(_context.Find(key, forResourcePolicy: true));
    }

    [Fact]
    public void Lazy_values_are_worked_out_once_and_only_when_asked()
    {
        var asked = 0;
        _context.SetForIdentityPolicies("kms:ResourceAliases", () =>
        {
            asked++;
            return ["alias/a"];
        });
        _context.Set("aws:never", () => throw new InvalidOperationException());

        Assert.Null(_context.Find("kms:ResourceAliases", forResourcePolicy: true));
        Assert.Equal(0, asked);
        Assert.Equal(["alias/a"], _context.Find("kms:ResourceAliases", forResourcePolicy: false));
        Assert.Equal(["alias/a"], _context.Find("kms:resourcealiases", forResourcePolicy: false));
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("{'StringEquals':{'aws:ResourceTag/team':'red'}}", false, true)]
    [InlineData("{'StringNotEquals':{'aws:ResourceTag/team':'red'}}", true, false)]
    [InlineData("{'Null':{'aws:ResourceTag/team':'true'}}", true, false)]
    [InlineData("{'ForAllValues:StringEquals':{'kms:ResourceAliases':'alias/b'}}", true, false)]
    public void A_key_policy_takes_hidden_keys_for_absent(string condition, bool inKeyPolicy, bool inIdentityPolicy)
    {
        _context.SetForIdentityPolicies("aws:ResourceTag/team", ["red"]);
        _context.SetForIdentityPolicies("kms:ResourceAliases", ["alias/a"]);
        var request = Scene.Request(context: _context);
        var key = Scene.KeyPolicy($"{{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{condition}}}");
        var identity = Scene.Identity($"{{'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':{condition}}}");

        Assert.Equal(inKeyPolicy, AccessRules.KeyPolicyReaches(request, key, Scene.Account));
        Assert.Equal(inIdentityPolicy, Scene.Allows(identity, request));
    }
}
