using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using static Signet.Server.Tests.State.GrantConstraintsTests;
using static Signet.Server.Tests.State.GrantFixture;

namespace Signet.Server.Tests.Pipeline;

/// <summary>What grants and conditions see of a demand on a key; contexts are written <c>a=1 b=2</c>.</summary>
public sealed class KeyDemandTests
{
    private static readonly CallerPolicies DenyAll = new()
    {
        Identity = [new(Policy.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""", PolicyKind.Identity))],
    };

    [Theory]
    [InlineData("kms:Encrypt", "a=1", "-", "a=1", true)]
    [InlineData("kms:Encrypt", "a=1", "-", "a=1 b=2", false)]
    [InlineData("kms:Decrypt", "-", "a=1", "a=1 b=2", true)]
    [InlineData("kms:Decrypt", "-", "a=1", "a=2", false)]
    [InlineData("kms:Decrypt", "-", "a=1", "A=1", false)]
    [InlineData("kms:Decrypt", "-", "a=1", "-", false)]
    [InlineData("kms:GenerateDataKey", "-", "a=1", "b=2 a=1", true)]
    [InlineData("kms:GenerateDataKeyWithoutPlaintext", "a=1", "-", "-", false)]
    [InlineData("kms:GenerateDataKeyPair", "a=1", "-", "a=1", true)]
    [InlineData("kms:GenerateDataKeyPairWithoutPlaintext", "a=1", "-", "a=2", false)]
    [InlineData("kms:ReEncryptFrom", "a=1", "-", "a=1", true)]
    [InlineData("kms:ReEncryptTo", "a=1", "-", "b=1", false)]
    [InlineData("kms:DescribeKey", "a=1", "-", "-", true)]
    [InlineData("kms:Encrypt", "-", "-", "-", true)]
    [InlineData("kms:Encrypt", "-", "-", "a=1", true)]
    [InlineData("kms:RevokeGrant", "-", "-", "-", false)]
    public void A_constrained_grant_allows_what_has_its_encryption_context(string action, string equals, string subset, string context, bool allowed)
    {
        string[] operations = [.. GrantOperation.All.Select(operation => operation.Name)];
        var demand = new KeyDemand(action, Key(), CrossAccount: true, [])
        {
            Grants = All(Grant(Alice, operations, Of(equals, subset))), EncryptionContext = Pairs(context),
        };

        Assert.Equal(allowed, Decide(demand, AliceCalling).Allowed);
        Assert.False(Decide(demand, SessionCalling).Allowed);
        Assert.Equal(DenyReason.DenyInIdentityPolicy, Decide(demand, AliceCalling, DenyAll).Reason);
    }

    [Fact]
    public void CreateGrant_without_terms_is_allowed_by_no_grant()
    {
        var demand = new KeyDemand("kms:CreateGrant", Key(), CrossAccount: true, []) { Grants = All(Grant(Alice, ["CreateGrant"])) };

        Assert.False(Decide(demand, AliceCalling).Allowed);
        Assert.True(Decide(demand with { NewGrant = new(["CreateGrant"], GrantConstraints.None) }, AliceCalling).Allowed);
        Assert.False(Decide(demand with { NewGrant = new(["Decrypt"], GrantConstraints.None) }, AliceCalling).Allowed);
    }

    [Fact]
    public void Conditions_see_each_pair_and_all_keys_and_nothing_where_there_is_no_context()
    {
        var demand = new KeyDemand("kms:Encrypt", Key(), CrossAccount: true, []) { EncryptionContext = Pairs("tenant=blue Purpose=backup") };
        var (with, without) = (new RequestContext(), new RequestContext());
        demand.AddConditions(with);
        (demand with { EncryptionContext = Pairs("") }).AddConditions(without);

        Assert.Equal(["blue"], with.Find("kms:EncryptionContext:tenant", forResourcePolicy: true));
        Assert.Equal(["backup"], with.Find("kms:EncryptionContext:purpose", forResourcePolicy: false));
        Assert.Equal(["tenant", "Purpose"], with.Find("kms:EncryptionContextKeys", forResourcePolicy: true));
        Assert.Null(with.Find("kms:EncryptionContext:other", forResourcePolicy: true));
        Assert.Null(without.Find("kms:EncryptionContextKeys", forResourcePolicy: true));
    }

    private static Decision Decide(KeyDemand demand, PolicyCaller caller, CallerPolicies? policies = null) =>
        demand.Decide(new(caller, demand.Action, demand.Resource, new()), policies ?? CallerPolicies.None);
}
