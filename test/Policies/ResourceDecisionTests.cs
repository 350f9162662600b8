namespace Signet.Policies.Tests;

/// <summary>Resources of other services, which the simulator is asked about.</summary>
public sealed class ResourceDecisionTests
{
    private const string Alice = "{'AWS':'" + Scene.AliceArn + "'}";
    private const string Account = "{'AWS':'" + Scene.RootArn + "'}";
    private const string Nobody = "{'AWS':'arn:aws:iam::111122223333:user/nobody'}";

    [Theory]
    [InlineData("alice", Alice, "---", DenyReason.None)]
    [InlineData("alice", Alice, "nn-", DenyReason.None)]
    [InlineData("alice", Nobody, "y--", DenyReason.None)]
    [InlineData("alice", Nobody, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Nobody, "yn-", DenyReason.NoBoundary)]
    [InlineData("alice", Account, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Account, "y--", DenyReason.None)]
    [InlineData("alice", Alice, "d--", DenyReason.DenyInIdentityPolicy)]
    [InlineData("session", Nobody, "yyn", DenyReason.NoSessionPolicy)]
    public void Within_the_account_either_side_is_enough(string caller, string principal, string own, DenyReason reason) =>
        Assert.Equal(reason, Decide(Scene.CallerNamed(caller), Scene.KeyFor(principal), own));

    [Theory]
    [InlineData("'*'", "---", DenyReason.NoIdentityPolicy)]
    [InlineData("'*'", "y--", DenyReason.None)]
    [InlineData(Nobody, "y--", DenyReason.NoResourcePolicy)]
    [InlineData("'*'", "d--", DenyReason.DenyInIdentityPolicy)]
    public void From_another_account_both_must_allow(string principal, string own, DenyReason reason) =>
        Assert.Equal(reason, Decide(Scene.Alice.Abroad(), Scene.KeyFor(principal), own));

    [Fact]
    public void A_deny_of_the_resource_wins()
    {
        var deny = Scene.KeyPolicy("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'}");

        Assert.Equal(DenyReason.DenyInResourcePolicy, Decide(Scene.Alice, deny, "y--"));
        Assert.Equal(DenyReason.DenyInResourcePolicy, Decide(Scene.Alice.Abroad(), deny, "y--"));
    }

    private static DenyReason Decide(PolicyCaller caller, Policy attached, string own) =>
        AccessRules.ForResource(Scene.Request(caller), KeyDecisionTests.Policies(own), attached, Scene.Account).Reason;
}
