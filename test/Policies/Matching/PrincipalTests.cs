namespace Signet.Policies.Tests.Matching;

public sealed class PrincipalTests
{
    [Theory]
    [InlineData("'*'", "alice root session federated federatedByRoot")]
    [InlineData("{'AWS':'*'}", "alice root session federated federatedByRoot")]
    [InlineData("{'AWS':'111122223333'}", "alice root session federated federatedByRoot")]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:root'}", "alice root session federated federatedByRoot")]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:user/team/alice'}", "alice federated")]
    [InlineData("{'AWS':'AIDAALICEALICEALICE01'}", "alice federated")]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:user/alice'}", "")]
    [InlineData("{'AWS':'AIDAALICEALICEALICE02'}", "")]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:role/team/Signer'}", "session")]
    [InlineData("{'AWS':'AROASIGNERSIGNERSIGN1'}", "session")]
    [InlineData("{'AWS':'arn:aws:iam::111122223333:role/Signer'}", "")]
    [InlineData("{'AWS':'arn:aws:sts::111122223333:assumed-role/Signer/build-7'}", "session")]
    [InlineData("{'AWS':'arn:aws:sts::111122223333:assumed-role/Signer/build-8'}", "")]
    [InlineData("{'AWS':'arn:aws:sts::111122223333:federated-user/bob'}", "federated federatedByRoot")]
    [InlineData("{'AWS':'444455556666'}", "")]
    [InlineData("{'AWS':['444455556666','arn:aws:iam::111122223333:role/team/Signer']}", "session")]
    [InlineData("{'AWS':'444455556666','Service':'lambda.amazonaws.com'}", "")]
    [InlineData("{'Service':'lambda.amazonaws.com'}", "")]
    [InlineData("{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci.example.com'}", "web")]
    [InlineData("{'Federated':'arn:aws:iam::111122223333:oidc-provider/other.example.com'}", "")]
    [InlineData("{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci.example.com','AWS':'AROASIGNERSIGNERSIGN1'}", "session web")]
    public void A_principal_means_these_callers(string principal, string callers)
    {
        var policy = Scene.KeyFor(principal);
        string[] all = ["alice", "root", "session", "federated", "federatedByRoot", "web"];

        var named = all.Where(name => AccessRules.KeyPolicyReaches(Scene.Request(Scene.CallerNamed(name)), policy, Scene.Account));

        Assert.Equal(callers.Split(' ', StringSplitOptions.RemoveEmptyEntries), named);
    }

    [Fact]
    public void Everyone_is_also_everyone_of_other_accounts()
    {
        var request = Scene.Request(Scene.Alice.Abroad());

        Assert.True(AccessRules.ForKey(request, Scene.With(Scene.AllowAll), Scene.KeyFor("'*'"), Scene.Account, true, GrantReach.None).Allowed);
    }

    [Fact]
    public void A_new_user_of_an_old_name_is_not_meant()
    {
        var policy = Policy.Parse(PolicyText.MapPrincipals(
            Scene.Document($"{{'Effect':'Allow','Principal':{{'AWS':'{Scene.AliceArn}'}},'Action':'kms:*','Resource':'*'}}"),
            arn => arn == Scene.AliceArn ? Scene.AliceId : null), PolicyKind.Key);

        Assert.True(AccessRules.KeyPolicyReaches(Scene.Request(Scene.Alice), policy, Scene.Account));
        Assert.False(AccessRules.KeyPolicyReaches(Scene.Request(Scene.Alice with { UniqueId = "AIDANEWALICENEWALICE1" }), policy, Scene.Account));
    }

    [Theory]
    [InlineData("'*'")]
    [InlineData("{'AWS':'*'}")]
    [InlineData("{'AWS':'111122223333'}")]
    public void A_token_of_another_issuer_is_admitted_only_by_naming_the_provider(string principal)
    {
        var trust = Scene.Trust($"{{'Effect':'Allow','Principal':{principal},'Action':'sts:*'}}");
        var request = Scene.Request(Scene.WebIdentity, "sts:AssumeRoleWithWebIdentity", Scene.RoleArn);

        Assert.Equal(DenyReason.NoResourcePolicy, AccessRules.ForRoleTrust(request, CallerPolicies.None, trust, Scene.Account).Reason);
    }

    [Fact]
    public void A_deny_to_everyone_holds_for_a_web_identity()
    {
        var allow = $"{{'Effect':'Allow','Principal':{{'Federated':'{Scene.Provider}'}},'Action':'sts:*'}}";
        var request = Scene.Request(Scene.WebIdentity, "sts:AssumeRoleWithWebIdentity", Scene.RoleArn);

        var open = AccessRules.ForRoleTrust(request, CallerPolicies.None, Scene.Trust(allow), Scene.Account);
        var shut = AccessRules.ForRoleTrust(
            request, CallerPolicies.None, Scene.Trust(allow + ",{'Effect':'Deny','Principal':'*','Action':'sts:*'}"), Scene.Account);

        Assert.True(open.Allowed);
        Assert.Equal(DenyReason.DenyInResourcePolicy, shut.Reason);
    }
}
