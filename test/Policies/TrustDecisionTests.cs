namespace Signet.Policies.Tests;

public sealed class TrustDecisionTests
{
    private const string Alice = "{'AWS':'" + Scene.AliceArn + "'}";
    private const string Role = "{'AWS':'" + Scene.RoleArn + "'}";
    private const string Session = "{'AWS':'" + Scene.SessionArn + "'}";
    private const string Account = "{'AWS':'" + Scene.Account + "'}";
    private const string Nobody = "{'AWS':'arn:aws:iam::111122223333:user/nobody'}";

    [Theory]
    [InlineData("alice", Nobody, "y--", DenyReason.NoResourcePolicy)]
    [InlineData("alice", Alice, "n--", DenyReason.None)]
    [InlineData("alice", Alice, "d--", DenyReason.DenyInIdentityPolicy)]
    [InlineData("alice", Account, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Account, "y--", DenyReason.None)]
    [InlineData("session", Session, "nnn", DenyReason.None)]
    [InlineData("session", Role, "n--", DenyReason.None)]
    [InlineData("session", Role, "yyn", DenyReason.NoSessionPolicy)]
    [InlineData("session", Account, "yyy", DenyReason.None)]
    public void In_the_roles_account_it_goes_as_with_keys(string caller, string principal, string own, DenyReason reason) =>
        Assert.Equal(reason, Decide(Scene.CallerNamed(caller), principal, own));

    [Theory]
    [InlineData("alice", Nobody, "y--", DenyReason.NoResourcePolicy)]
    [InlineData("alice", Nobody, "n--", DenyReason.NoResourcePolicy)]
    [InlineData("alice", Nobody, "d--", DenyReason.DenyInIdentityPolicy)]
    [InlineData("alice", Alice, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Alice, "y--", DenyReason.None)]
    [InlineData("alice", Account, "y--", DenyReason.None)]
    [InlineData("alice", "'*'", "y--", DenyReason.None)]
    [InlineData("alice", "'*'", "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("session", Role, "yyn", DenyReason.NoSessionPolicy)]
    public void From_another_account_both_sides_must_allow(string caller, string principal, string own, DenyReason reason) =>
        Assert.Equal(reason, Decide(
            Scene.CallerNamed(caller).Abroad(), principal.Replace(Scene.Account, Scene.OtherAccount, StringComparison.Ordinal), own));

    [Theory]
    [InlineData("secret", true)]
    [InlineData("guess", false)]
    [InlineData(null, false)]
    public void An_external_id_is_a_condition_of_the_trust(string? externalId, bool allowed)
    {
        var trust = Scene.Trust($"{{'Effect':'Allow','Principal':{Alice},'Action':'sts:AssumeRole',"
            + "'Condition':{'StringEquals':{'sts:ExternalId':'secret'}}}");
        var context = new RequestContext();
        if (externalId is not null)
        {
            context.Set("sts:ExternalId", externalId);
        }

        var request = Scene.Request(Scene.Alice, "sts:AssumeRole", Scene.RoleArn, context);

        Assert.Equal(allowed, AccessRules.ForRoleTrust(request, CallerPolicies.None, trust, Scene.Account).Allowed);
    }

    [Fact]
    public void A_deny_of_somebody_else_does_not_touch_the_bearer_of_a_token()
    {
        var trust = Scene.Trust($"{{'Effect':'Allow','Principal':{{'Federated':'{Scene.Provider}'}},'Action':'sts:*'}},{{'Effect':'Deny','Principal':{Alice},'Action':'sts:*'}}");
        var request = Scene.Request(Scene.WebIdentity, "sts:AssumeRoleWithWebIdentity", Scene.RoleArn);

        Assert.True(AccessRules.ForRoleTrust(request, CallerPolicies.None, trust, Scene.Account).Allowed);
    }

    [Fact]
    public void A_deny_of_the_trust_policy_beats_all()
    {
        var trust = Scene.Trust($"{{'Effect':'Allow','Principal':{Alice},'Action':'sts:AssumeRole'}},"
            + "{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole'}");
        var request = Scene.Request(Scene.Alice, "sts:AssumeRole", Scene.RoleArn);

        Assert.Equal(DenyReason.DenyInResourcePolicy, AccessRules.ForRoleTrust(request, Scene.With(Scene.AllowAll), trust, Scene.Account).Reason);
        Assert.Equal(DenyReason.DenyInResourcePolicy, AccessRules.ForRoleTrust(request, Scene.With(Scene.AllowAll), trust, Scene.OtherAccount).Reason);
    }

    private static DenyReason Decide(PolicyCaller caller, string principal, string own)
    {
        var trust = Scene.Trust($"{{'Effect':'Allow','Principal':{principal},'Action':'sts:AssumeRole'}}");
        var request = Scene.Request(caller, "sts:AssumeRole", "arn:aws:iam::111122223333:role/Deployer");

        return AccessRules.ForRoleTrust(request, KeyDecisionTests.Policies(own), trust, Scene.Account).Reason;
    }
}
