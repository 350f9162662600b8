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

        Assert.True(AccessRules.ForKey(mine, policies, SilentKey, Scene.Account, crossAccountOperation: true, grantAllows: true).Allowed);
        Assert.True(AccessRules.ForKey(abroad, policies, SilentKey, Scene.Account, crossAccountOperation: true, grantAllows: true).Allowed);
    }
}
