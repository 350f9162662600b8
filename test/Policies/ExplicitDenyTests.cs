namespace Signet.Policies.Tests;

public sealed class ExplicitDenyTests
{
    private const string AllowEveryone = "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'}";

    // d stands for a policy that denies; see KeyDecisionTests for the others.
    [Theory]
    [InlineData("d--", DenyReason.DenyInIdentityPolicy)]
    [InlineData("yd-", DenyReason.DenyInBoundary)]
    [InlineData("yyd", DenyReason.DenyInSessionPolicy)]
    [InlineData("ddd", DenyReason.DenyInIdentityPolicy)]
    [InlineData("ydd", DenyReason.DenyInBoundary)]
    public void A_deny_in_any_policy_of_the_callers_beats_direct_grants_and_grants(string own, DenyReason reason)
    {
        var key = Scene.KeyPolicy(AllowEveryone);
        var policies = KeyDecisionTests.Policies(own);

        Assert.Equal(reason, AccessRules.ForKey(Scene.Request(), policies, key, Scene.Account, true, GrantReach.None).Reason);
        Assert.Equal(reason, AccessRules.ForKey(Scene.Request(), policies, key, Scene.Account, true, GrantReach.Caller).Reason);
        Assert.Equal(reason, AccessRules.WithoutResourcePolicy(Scene.Request(), policies).Reason);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("session")]
    [InlineData("federated")]
    [InlineData("root")]
    public void A_deny_in_the_key_policy_holds_for_all_even_root_and_grantees(string caller)
    {
        var key = Scene.KeyPolicy(AllowEveryone + ",{'Effect':'Deny','Principal':'*','Action':'kms:Sign','Resource':'*'}");
        var request = Scene.Request(Scene.CallerNamed(caller));

        var decision = AccessRules.ForKey(request, KeyDecisionTests.Policies("yyy"), key, Scene.Account, true, GrantReach.Caller);

        Assert.Equal(DenyReason.DenyInResourcePolicy, decision.Reason);
    }

    [Theory]
    [InlineData("{'AWS':'111122223333'}", true)]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:user/team/alice'}", true)]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:role/team/Signer'}", false)]
    [InlineData("{'AWS':'444455556666'}", false)]
    public void A_deny_applies_to_those_it_names_in_whatever_way(string principal, bool denied)
    {
        var key = Scene.KeyPolicy(AllowEveryone + $",{{'Effect':'Deny','Principal':{principal},'Action':'*','Resource':'*'}}");

        Assert.Equal(!denied, AccessRules.ForKey(Scene.Request(), CallerPolicies.None, key, Scene.Account, true, GrantReach.None).Allowed);
    }

    [Fact]
    public void A_deny_in_another_accounts_key_policy_does_not_tell_that_the_key_exists()
    {
        var key = Scene.KeyPolicy(AllowEveryone + ",{'Effect':'Deny','Principal':'*','Action':'kms:Sign','Resource':'*'}");

        var decision = AccessRules.ForKey(Scene.Request(Scene.Alice.Abroad()), Scene.With(Scene.AllowAll), key, Scene.Account, true, GrantReach.Caller);

        Assert.Equal(DenyReason.OtherAccountsResource, decision.Reason);
    }

    [Fact]
    public void A_callers_own_deny_does_not_tell_that_another_accounts_key_exists()
    {
        var key = Scene.KeyFor("{'AWS':'111122223333'}");
        var denied = Scene.With(Scene.DenyAll);
        var request = Scene.Request(Scene.Alice.Abroad());

        Assert.Equal(DenyReason.OtherAccountsResource, AccessRules.ForKey(request, denied, key, Scene.Account, true, GrantReach.None).Reason);
        Assert.Equal(DenyReason.DenyInIdentityPolicy, AccessRules.ForKey(request, denied, key, Scene.Account, true, GrantReach.Caller).Reason);
    }

    [Theory]
    [InlineData("MessageType", "RAW", true)]
    [InlineData("MessageType", "DIGEST", false)]
    [InlineData("Other", "x", true)]
    public void A_deny_unless_digest_also_denies_who_leaves_the_type_away(string key, string value, bool denied)
    {
        var policy = Scene.KeyPolicy(AllowEveryone + ",{'Effect':'Deny','Principal':'*','Action':'kms:Sign','Resource':'*',"
            + "'Condition':{'StringNotEquals':{'kms:MessageType':'DIGEST'}}}");
        var context = new RequestContext();
        context.Set($"kms:{key}", value);

        Assert.Equal(!denied, AccessRules.ForKey(Scene.Request(context: context), CallerPolicies.None, policy, Scene.Account, true, GrantReach.None).Allowed);
    }
}
