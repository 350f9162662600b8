namespace Signet.Policies.Tests;

public sealed class DecisionTextTests
{
    private const string ManagedArn = "arn:aws:iam::111122223333:policy/NoSigning";

    [Theory]
    [InlineData(DenyReason.NoResourcePolicy, "because no resource-based policy allows the kms:Sign action")]
    [InlineData(DenyReason.NoIdentityPolicy, "because no identity-based policy allows the kms:Sign action")]
    [InlineData(DenyReason.NoBoundary, "because no permissions boundary allows the kms:Sign action")]
    [InlineData(DenyReason.NoSessionPolicy, "because no session policy allows the kms:Sign action")]
    [InlineData(DenyReason.DenyInResourcePolicy, "with an explicit deny in a resource-based policy")]
    [InlineData(DenyReason.DenyInIdentityPolicy, "with an explicit deny in an identity-based policy")]
    [InlineData(DenyReason.DenyInBoundary, "with an explicit deny in a permissions boundary")]
    [InlineData(DenyReason.DenyInSessionPolicy, "with an explicit deny in a session policy")]
    public void Each_reason_has_its_words(DenyReason reason, string words)
    {
        var decision = new Decision(Allowed: false, reason, ManagedPolicyArn: null);

        Assert.Equal(words, decision.Explain("kms:Sign"));
        Assert.Equal($"User: {Scene.AliceArn} is not authorized to perform: kms:Sign on resource: {Scene.Key} {words}", decision.Message(Scene.Request()));
    }

    [Fact]
    public void Another_accounts_key_has_its_own_sentence() =>
        Assert.Equal(
            $"User: {Scene.SessionArn} is not authorized to perform: kms:Sign on this resource because the resource does not exist in this "
            + "Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
            Decision.OtherAccountsResource.Message(Scene.Request(Scene.Session)));

    [Fact]
    public void Iam_names_resources_its_own_way() =>
        Assert.Equal(
            $"User: {Scene.AliceArn} is not authorized to perform: iam:GetRole on resource: role deploy "
            + "because no identity-based policy allows the iam:GetRole action",
            new Decision(Allowed: false, DenyReason.NoIdentityPolicy, ManagedPolicyArn: null)
                .Message(Scene.Request(action: "iam:GetRole", resource: "arn:aws:iam::111122223333:role/deploy"), "role deploy"));

    [Theory]
    [InlineData("identity", "with an explicit deny in an identity-based policy: " + ManagedArn)]
    [InlineData("boundary", "with an explicit deny in a permissions boundary: " + ManagedArn)]
    [InlineData("session", "with an explicit deny in a session policy: " + ManagedArn)]
    public void A_managed_policy_that_denies_is_named(string part, string words)
    {
        var deny = new NamedPolicy(Scene.DenyAll, ManagedArn);
        var policies = part switch
        {
            "identity" => new CallerPolicies { Identity = [new(Scene.AllowAll), deny] },
            "boundary" => new CallerPolicies { Identity = [new(Scene.AllowAll)], Boundary = deny },
            _ => new CallerPolicies { Identity = [new(Scene.AllowAll)], Session = [deny] },
        };
        var key = Scene.KeyFor("'*'");

        Assert.Equal(words, AccessRules.WithoutResourcePolicy(Scene.Request(), policies).Explain("kms:Sign"));
        Assert.Equal(words, AccessRules.ForKey(Scene.Request(), policies, key, Scene.Account, true, GrantReach.None).Explain("kms:Sign"));
        Assert.DoesNotContain(ManagedArn, AccessRules.ForKey(Scene.Request(), policies, key, Scene.OtherAccount, true, GrantReach.None).Explain("kms:Sign"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowed_request_has_no_reason() =>
        Assert.Throws<InvalidOperationException>(() => Decision.Allow.Explain("kms:Sign"));
}
