namespace Signet.Policies.Tests;

public sealed class WithoutResourcePolicyTests
{
    [Theory]
    [InlineData("alice", "---", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", "y--", DenyReason.None)]
    [InlineData("alice", "yy-", DenyReason.None)]
    [InlineData("alice", "yn-", DenyReason.NoBoundary)]
    [InlineData("alice", "ny-", DenyReason.NoIdentityPolicy)]
    [InlineData("session", "yyy", DenyReason.None)]
    [InlineData("session", "yyn", DenyReason.NoSessionPolicy)]
    [InlineData("session", "nyy", DenyReason.NoIdentityPolicy)]
    [InlineData("session", "ynn", DenyReason.NoBoundary)]
    [InlineData("federated", "y--", DenyReason.NoSessionPolicy)]
    [InlineData("federated", "y-y", DenyReason.None)]
    [InlineData("federatedByRoot", "--y", DenyReason.None)]
    [InlineData("federatedByRoot", "---", DenyReason.NoSessionPolicy)]
    [InlineData("root", "---", DenyReason.None)]
    public void Identity_boundary_and_session_must_each_allow(string caller, string own, DenyReason reason)
    {
        var request = Scene.Request(Scene.CallerNamed(caller), "kms:CreateKey", "*");

        Assert.Equal(reason, AccessRules.WithoutResourcePolicy(request, KeyDecisionTests.Policies(own)).Reason);
    }

    [Fact]
    public void Any_identity_policy_and_any_session_policy_may_allow()
    {
        var policies = new CallerPolicies
        {
            Identity = [new(Scene.AllowNothing), new(Scene.AllowAll)],
            Session = [new(Scene.AllowNothing), new(Scene.AllowAll)],
        };

        Assert.True(AccessRules.WithoutResourcePolicy(Scene.Request(Scene.Session), policies).Allowed);
    }

    [Fact]
    public void An_empty_list_of_session_policies_allows_nothing()
    {
        var policies = Scene.With(Scene.AllowAll) with { Session = [] };

        Assert.Equal(DenyReason.NoSessionPolicy, AccessRules.WithoutResourcePolicy(Scene.Request(Scene.Session), policies).Reason);
    }

    [Fact]
    public void What_is_allowed_in_pieces_by_different_policies_is_not_allowed()
    {
        var policies = new CallerPolicies
        {
            Identity = [new(Scene.Identity("{'Effect':'Allow','Action':'kms:Sign','Resource':'*'}"))],
            Boundary = new(Scene.Identity("{'Effect':'Allow','Action':'kms:Verify','Resource':'*'}")),
        };

        Assert.False(AccessRules.WithoutResourcePolicy(Scene.Request(action: "kms:Sign"), policies).Allowed);
        Assert.False(AccessRules.WithoutResourcePolicy(Scene.Request(action: "kms:Verify"), policies).Allowed);
    }
}
