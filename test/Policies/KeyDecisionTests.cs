namespace Signet.Policies.Tests;

public sealed class KeyDecisionTests
{
    private const string Alice = "{'AWS':'" + Scene.AliceArn + "'}";
    private const string Role = "{'AWS':'" + Scene.RoleArn + "'}";
    private const string Session = "{'AWS':'" + Scene.SessionArn + "'}";
    private const string Federated = "{'AWS':'" + Scene.FederatedArn + "'}";
    private const string Account = "{'AWS':'" + Scene.RootArn + "'}";
    private const string Nobody = "{'AWS':'arn:aws:iam::111122223333:user/nobody'}";
    private const string Everyone = "'*'";

    // I, B and S say what the caller's identity policies, boundary and session policies do: y allow, n allow nothing, - are not there.
    [Theory]
    [InlineData("alice", Nobody, "y--", DenyReason.NoResourcePolicy)]
    [InlineData("alice", Alice, "---", DenyReason.None)]
    [InlineData("alice", Alice, "nn-", DenyReason.None)]
    [InlineData("alice", Everyone, "nn-", DenyReason.None)]
    [InlineData("alice", Account, "---", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Account, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Account, "y--", DenyReason.None)]
    [InlineData("alice", Account, "yy-", DenyReason.None)]
    [InlineData("alice", Account, "yn-", DenyReason.NoBoundary)]
    [InlineData("alice", Account, "ny-", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Account, "nn-", DenyReason.NoIdentityPolicy)]
    [InlineData("session", Nobody, "yyy", DenyReason.NoResourcePolicy)]
    [InlineData("session", Session, "nnn", DenyReason.None)]
    [InlineData("session", Everyone, "nnn", DenyReason.None)]
    [InlineData("session", Role, "---", DenyReason.None)]
    [InlineData("session", Role, "nyy", DenyReason.None)]
    [InlineData("session", Role, "yny", DenyReason.NoBoundary)]
    [InlineData("session", Role, "yyn", DenyReason.NoSessionPolicy)]
    [InlineData("session", Role, "ynn", DenyReason.NoBoundary)]
    [InlineData("session", Account, "yyy", DenyReason.None)]
    [InlineData("session", Account, "y--", DenyReason.None)]
    [InlineData("session", Account, "nyy", DenyReason.NoIdentityPolicy)]
    [InlineData("session", Account, "yyn", DenyReason.NoSessionPolicy)]
    [InlineData("session", Account, "yny", DenyReason.NoBoundary)]
    [InlineData("session", Alice, "yyy", DenyReason.NoResourcePolicy)]
    [InlineData("federated", Federated, "---", DenyReason.None)]
    [InlineData("federated", Federated, "nnn", DenyReason.None)]
    [InlineData("federated", Alice, "n-y", DenyReason.None)]
    [InlineData("federated", Alice, "y-n", DenyReason.NoSessionPolicy)]
    [InlineData("federated", Alice, "y--", DenyReason.NoSessionPolicy)]
    [InlineData("federated", Account, "y-y", DenyReason.None)]
    [InlineData("federated", Account, "y--", DenyReason.NoSessionPolicy)]
    [InlineData("federated", Account, "y-n", DenyReason.NoSessionPolicy)]
    [InlineData("federated", Account, "n-y", DenyReason.NoIdentityPolicy)]
    [InlineData("federated", Nobody, "y-y", DenyReason.NoResourcePolicy)]
    [InlineData("federatedByRoot", Account, "--y", DenyReason.None)]
    [InlineData("federatedByRoot", Account, "---", DenyReason.NoSessionPolicy)]
    [InlineData("root", Account, "---", DenyReason.None)]
    [InlineData("root", Everyone, "---", DenyReason.None)]
    [InlineData("root", Alice, "---", DenyReason.NoResourcePolicy)]
    [InlineData("root", Nobody, "---", DenyReason.NoResourcePolicy)]
    public void In_the_keys_account(string caller, string principal, string own, DenyReason reason)
    {
        var request = Scene.Request(Scene.CallerNamed(caller));

        var decision = AccessRules.ForKey(request, Policies(own), Scene.KeyFor(principal), Scene.Account, true, GrantReach.None);

        Assert.Equal(reason, decision.Reason);
        Assert.Equal(reason == DenyReason.None, decision.Allowed);
    }

    [Theory]
    [InlineData("alice", Nobody, "y--", DenyReason.OtherAccountsResource)]
    [InlineData("alice", Nobody, "n--", DenyReason.OtherAccountsResource)]
    [InlineData("alice", Alice, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Alice, "y--", DenyReason.None)]
    [InlineData("alice", Alice, "yn-", DenyReason.NoBoundary)]
    [InlineData("alice", Account, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Account, "y--", DenyReason.None)]
    [InlineData("alice", Everyone, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("alice", Everyone, "y--", DenyReason.None)]
    [InlineData("session", Session, "n--", DenyReason.NoIdentityPolicy)]
    [InlineData("session", Session, "yyy", DenyReason.None)]
    [InlineData("session", Session, "yyn", DenyReason.NoSessionPolicy)]
    [InlineData("session", Session, "yny", DenyReason.NoBoundary)]
    [InlineData("session", Role, "yyy", DenyReason.None)]
    [InlineData("session", Role, "nyy", DenyReason.NoIdentityPolicy)]
    [InlineData("federated", Federated, "y-y", DenyReason.None)]
    [InlineData("federated", Federated, "y--", DenyReason.NoSessionPolicy)]
    [InlineData("root", Account, "---", DenyReason.None)]
    [InlineData("root", Nobody, "---", DenyReason.OtherAccountsResource)]
    public void From_another_account_both_sides_must_allow(string caller, string principal, string own, DenyReason reason)
    {
        var request = Scene.Request(Scene.CallerNamed(caller).Abroad());
        var key = Scene.KeyFor(principal.Replace(Scene.Account, Scene.OtherAccount, StringComparison.Ordinal));

        var decision = AccessRules.ForKey(request, Policies(own), key, Scene.Account, crossAccountOperation: true, GrantReach.None);

        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData(Alice)]
    [InlineData(Account)]
    [InlineData(Everyone)]
    public void An_operation_without_other_accounts_is_refused_to_them_whatever_policies_say(string principal)
    {
        var request = Scene.Request(Scene.Alice.Abroad(), "kms:ScheduleKeyDeletion");
        var key = Scene.KeyFor(principal.Replace(Scene.Account, Scene.OtherAccount, StringComparison.Ordinal));

        var decision = AccessRules.ForKey(request, Policies("y--"), key, Scene.Account, crossAccountOperation: false, GrantReach.Caller);

        Assert.Equal(DenyReason.OtherAccountsResource, decision.Reason);
    }

    [Fact]
    public void The_accounts_grant_is_leave_to_delegate_that_action_only()
    {
        var key = Scene.KeyPolicy($"{{'Effect':'Allow','Principal':{Account},'Action':'kms:Sign','Resource':'*'}}");

        Assert.True(AccessRules.ForKey(Scene.Request(), Policies("y--"), key, Scene.Account, true, GrantReach.None).Allowed);
        Assert.Equal(
            DenyReason.NoResourcePolicy,
            AccessRules.ForKey(Scene.Request(action: "kms:Decrypt"), Policies("y--"), key, Scene.Account, true, GrantReach.None).Reason);
    }

    [Theory]
    [InlineData("DIGEST", DenyReason.None)]
    [InlineData("RAW", DenyReason.NoResourcePolicy)]
    public void The_conditions_of_the_accounts_grant_count(string messageType, DenyReason reason)
    {
        var key = Scene.KeyPolicy($"{{'Effect':'Allow','Principal':{Account},'Action':'kms:*','Resource':'*',"
            + "'Condition':{'StringEquals':{'kms:MessageType':'DIGEST'}}}");
        var context = new RequestContext();
        context.Set("kms:MessageType", messageType);

        Assert.Equal(reason, AccessRules.ForKey(Scene.Request(context: context), Policies("y--"), key, Scene.Account, true, GrantReach.None).Reason);
    }

    [Fact]
    public void Of_several_grants_the_best_wins()
    {
        var key = Scene.KeyPolicy(
            $"{{'Effect':'Allow','Principal':{Account},'Action':'kms:*','Resource':'*'}},"
            + $"{{'Effect':'Allow','Principal':{Role},'Action':'kms:*','Resource':'*'}},"
            + $"{{'Effect':'Allow','Principal':{Session},'Action':'kms:Sign','Resource':'*'}}");

        Assert.True(AccessRules.ForKey(Scene.Request(Scene.Session), Policies("nnn"), key, Scene.Account, true, GrantReach.None).Allowed);
        Assert.Equal(
            DenyReason.NoSessionPolicy,
            AccessRules.ForKey(Scene.Request(Scene.Session, "kms:Verify"), Policies("nyn"), key, Scene.Account, true, GrantReach.None).Reason);
    }

    internal static CallerPolicies Policies(string own) => new()
    {
        Identity = own[0] == '-' ? [] : [new(Of(own[0]))],
        Boundary = own[1] == '-' ? null : new(Of(own[1])),
        Session = own[2] == '-' ? null : [new(Of(own[2]))],
    };

    private static Policy Of(char letter) => letter switch { 'y' => Scene.AllowAll, 'n' => Scene.AllowNothing, _ => Scene.DenyAll };
}
