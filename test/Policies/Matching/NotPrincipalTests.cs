namespace Signet.Policies.Tests.Matching;

public sealed class NotPrincipalTests
{
    private const string Alice = "'" + Scene.AliceArn + "'";
    private const string AliceId = "'" + Scene.AliceId + "'";
    private const string Session = "'" + Scene.SessionArn + "'";
    private const string Role = "'" + Scene.RoleArn + "'";
    private const string RoleId = "'" + Scene.RoleId + "'";
    private const string Federated = "'" + Scene.FederatedArn + "'";
    private const string Account = "'" + Scene.RootArn + "'";

    [Theory]
    [InlineData("root", Account, true)]
    [InlineData("root", "'111122223333'", true)]
    [InlineData("root", Alice, false)]
    [InlineData("alice", Account, false)]
    [InlineData("alice", Alice, false)]
    [InlineData("alice", Alice + "," + Account, true)]
    [InlineData("alice", AliceId + ",'111122223333'", true)]
    [InlineData("alice", Role + "," + Account, false)]
    [InlineData("session", Account, false)]
    [InlineData("session", Role + "," + Account, false)]
    [InlineData("session", Session + "," + Account, false)]
    [InlineData("session", Session + "," + Role, false)]
    [InlineData("session", Session + "," + Role + "," + Account, true)]
    [InlineData("session", Session + "," + RoleId + "," + Account, true)]
    [InlineData("federated", Federated + "," + Account, false)]
    [InlineData("federated", Federated + "," + Alice + "," + Account, true)]
    [InlineData("federated", Alice + "," + Account, false)]
    [InlineData("federated", Federated + "," + Alice, false)]
    [InlineData("federatedByRoot", Federated, false)]
    [InlineData("federatedByRoot", Account, false)]
    [InlineData("federatedByRoot", Federated + "," + Account, true)]
    [InlineData("alice", "'*'", true)]
    public void It_spares_whoever_is_listed_by_every_name(string caller, string listed, bool spared)
    {
        var policy = Policy(listed);

        var decision = AccessRules.ForKey(Scene.Request(Scene.CallerNamed(caller)), CallerPolicies.None, policy, Scene.Account, true, GrantReach.None);

        Assert.Equal(spared ? DenyReason.None : DenyReason.DenyInResourcePolicy, decision.Reason);
    }

    [Fact]
    public void It_never_spares_a_caller_with_a_boundary()
    {
        var policies = new CallerPolicies { Boundary = new(Scene.AllowAll) };

        var decision = AccessRules.ForKey(Scene.Request(), policies, Policy(Alice + "," + Account), Scene.Account, true, GrantReach.None);

        Assert.Equal(DenyReason.DenyInResourcePolicy, decision.Reason);
    }

    private static Policy Policy(string listed) => Scene.KeyPolicy(
        "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'},"
        + $"{{'Effect':'Deny','NotPrincipal':{{'AWS':[{listed}]}},'Action':'kms:*','Resource':'*'}}");
}
