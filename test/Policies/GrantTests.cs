namespace Signet.Policies.Tests;

public sealed class GrantTests
{
    private static readonly Policy SilentKey = Scene.KeyFor("{'AWS':'arn:aws:iam::111122223333:user/nobody'}");

    [Theory]
    [InlineData("alice", "---")]
    [InlineData("alice", "nn-")]
    [InlineData("session", "nnn")]
    [InlineData("federated", "n--")]
    public void A_grant_is_enough_where_policies_say_nothing(string caller, string own)
    {
        var (mine, abroad) = (Scene.Request(Scene.CallerNamed(caller)), Scene.Request(Scene.CallerNamed(caller).Abroad()));
        var policies = KeyDecisionTests.Policies(own);

        Assert.True(AccessRules.ForKey(mine, policies, SilentKey, Scene.Account, crossAccountOperation: true, GrantReach.Caller).Allowed);
        Assert.True(AccessRules.ForKey(abroad, policies, SilentKey, Scene.Account, crossAccountOperation: true, GrantReach.Caller).Allowed);
    }

    // The caller's identity, boundary and session policies: y allows, n does not, - there is none.
    [Theory]
    [InlineData("alice", "y--", DenyReason.None)]
    [InlineData("alice", "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", "---", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", "yn-", DenyReason.NoBoundary)]
    [InlineData("session", "y-n", DenyReason.NoSessionPolicy)]
    [InlineData("session", "y-y", DenyReason.None)]
    [InlineData("root", "---", DenyReason.None)]
    public void A_grant_to_an_account_leaves_it_to_the_accounts_identity_policies(string caller, string own, DenyReason reason)
    {
        var policies = KeyDecisionTests.Policies(own);
        foreach (var who in new[] { Scene.CallerNamed(caller), Scene.CallerNamed(caller).Abroad() })
        {
            var decision = AccessRules.ForKey(Scene.Request(who), policies, SilentKey, Scene.Account, crossAccountOperation: true, GrantReach.Account);
            Assert.Equal((reason == DenyReason.None, reason), (decision.Allowed, decision.Reason));
        }
    }

    [Theory]
    [InlineData("alice", "---", GrantReach.Caller, DenyReason.None)]
    [InlineData("alice", "nn-", GrantReach.Caller, DenyReason.None)]
    [InlineData("session", "nnn", GrantReach.Caller, DenyReason.None)]
    [InlineData("alice", "y--", GrantReach.Account, DenyReason.None)]
    [InlineData("alice", "n--", GrantReach.Account, DenyReason.NoIdentityPolicy)]
    [InlineData("session", "y-n", GrantReach.Account, DenyReason.NoSessionPolicy)]
    [InlineData("root", "---", GrantReach.Account, DenyReason.None)]
    [InlineData("alice", "y--", GrantReach.None, DenyReason.NoResourcePolicy)]
    [InlineData("root", "---", GrantReach.None, DenyReason.NoResourcePolicy)]
    public void A_grant_says_who_retires_it(string caller, string own, GrantReach grant, DenyReason reason)
    {
        var policies = KeyDecisionTests.Policies(own);

        Assert.Equal(reason, Retiring(Scene.CallerNamed(caller), policies, grant).Reason);
        Assert.Equal(
            grant == GrantReach.None ? DenyReason.OtherAccountsResource : reason, Retiring(Scene.CallerNamed(caller).Abroad(), policies, grant).Reason);
    }

    [Fact]
    public void A_deny_of_the_callers_own_stops_it_from_retiring()
    {
        foreach (var grant in Enum.GetValues<GrantReach>())
        {
            Assert.Equal(DenyReason.DenyInIdentityPolicy, Retiring(Scene.Alice, Scene.With(Scene.DenyAll), grant).Reason);
        }
    }

    private static Decision Retiring(PolicyCaller caller, CallerPolicies policies, GrantReach grant) =>
        AccessRules.ForRetiringGrant(Scene.Request(caller, "kms:RetireGrant"), policies, Scene.Account, grant);
}
