using Signet.Policies;
using Signet.Server.State;
using static Signet.Server.Tests.State.GrantConstraintsTests;
using static Signet.Server.Tests.State.GrantFixture;

namespace Signet.Server.Tests.State;

/// <summary>The grants of a key in memory: whom they reach, for what.</summary>
public sealed class KeyGrantsTests
{
    [Theory]
    [InlineData("alice", Alice, GrantReach.Caller)]
    [InlineData("alice", Root, GrantReach.Account)]
    [InlineData("alice", Signer, GrantReach.None)]
    [InlineData("alice", "arn:aws:iam::444455556666:root", GrantReach.None)]
    [InlineData("session", Signer, GrantReach.Caller)]
    [InlineData("session", Signer + ":one", GrantReach.Caller)]
    [InlineData("session", Signer + ":two", GrantReach.None)]
    [InlineData("session", Root, GrantReach.Account)]
    [InlineData("root", Root, GrantReach.Account)]
    [InlineData("root", Alice, GrantReach.None)]
    [InlineData("federated", "arn:aws:sts::111122223333:federated-user/bob", GrantReach.Caller)]
    [InlineData("federated", "arn:aws:sts::111122223333:federated-user/eve", GrantReach.None)]
    [InlineData("federated", Alice, GrantReach.None)]
    [InlineData("federated", Root, GrantReach.Account)]
    public void A_grant_reaches_its_grantee_the_sessions_of_a_role_and_the_principals_of_an_account(string caller, string grantee, GrantReach reach)
    {
        var names = caller switch { "alice" => AliceCalling, "session" => SessionCalling, "federated" => FederatedCalling, _ => RootCalling };

        Assert.Equal(reach, All(Grant(grantee, ["Sign", "Verify"])).Reach(names, new("Sign", null, null)));
        Assert.Equal(GrantReach.None, All(Grant(grantee, ["Sign", "Verify"])).Reach(names, new("Encrypt", null, null)));
    }

    [Fact]
    public void Of_several_grants_the_widest_reach_counts()
    {
        var grants = All(Grant(Root, ["Sign"]), Grant(Alice, ["Sign"]), Grant(Alice, ["Verify"]));

        Assert.Equal(GrantReach.Caller, grants.Reach(AliceCalling, new("Sign", null, null)));
        Assert.Equal(GrantReach.Account, grants.Reach(SessionCalling, new("Sign", null, null)));
    }

    [Theory]
    [InlineData("Encrypt", "a=1 b=2", true)]
    [InlineData("Encrypt", "a=2", false)]
    [InlineData("Encrypt", "-", false)]
    [InlineData("GenerateDataKeyPairWithoutPlaintext", "a=1", true)]
    [InlineData("ReEncryptFrom", "b=1", false)]
    [InlineData("DescribeKey", "-", true)]
    [InlineData("RetireGrant", "-", true)]
    [InlineData("CreateGrant", "a=1", false)]
    public void Constraints_count_wherever_an_encryption_context_can_be(string operation, string context, bool allowed)
    {
        var grants = All(Grant(
            Alice, ["CreateGrant", "DescribeKey", "Encrypt", "GenerateDataKeyPairWithoutPlaintext", "ReEncryptFrom", "RetireGrant"], Of("-", "a=1")));

        Assert.Equal(allowed ? GrantReach.Caller : GrantReach.None, grants.Reach(AliceCalling, new(operation, Pairs(context), null)));
    }

    [Theory]
    [InlineData("CreateGrant Decrypt", "a=1", true)]
    [InlineData("Decrypt", "a=1 b=2", true)]
    [InlineData("Decrypt Encrypt", "a=1", false)]
    [InlineData("Decrypt", "-", false)]
    [InlineData("Decrypt", "a=2", false)]
    public void A_grant_lets_make_only_grants_within_itself(string operations, string subset, bool allowed)
    {
        var parents = All(Grant(Alice, ["CreateGrant", "Decrypt"], Of("-", "a=1")), Grant(Alice, ["Encrypt"]), Grant(Signer, ["CreateGrant", "Decrypt", "Encrypt"]));
        var child = new GrantTerms(operations.Split(' '), Of("-", subset));

        Assert.Equal(allowed ? GrantReach.Caller : GrantReach.None, parents.Reach(AliceCalling, new("CreateGrant", null, child)));
    }

    [Fact]
    public void Grants_that_are_gone_allow_nothing()
    {
        var (kept, gone) = (Grant(Alice, ["Decrypt"], Of("a=1", "-"), "kept"), Grant(Alice, ["Decrypt", "Encrypt"], Of("-", "a=1"), "gone"));
        var before = All(kept, gone);

        var after = before.Without(gone.Id).Without("none");

        Assert.Equal((2, 1), (before.Count, after.Count));
        Assert.Equal((gone, null), (before.Find(gone.Id), after.Find(gone.Id)));
        Assert.Equal((1, 0, 1), (before.Named("gone").Count(), after.Named("gone").Count(), after.Named("kept").Count()));
        Assert.Equal(GrantReach.Caller, before.Reach(AliceCalling, new("Encrypt", Pairs("a=1"), null)));
        Assert.Equal(GrantReach.None, after.Reach(AliceCalling, new("Encrypt", Pairs("a=1"), null)));
        Assert.Equal(GrantReach.Caller, after.Reach(AliceCalling, new("Decrypt", Pairs("a=1"), null)));
        Assert.Equal((0, GrantReach.None), (after.Without(kept.Id).Count, after.Without(kept.Id).Reach(AliceCalling, new("Decrypt", Pairs("a=1"), null))));
    }

    [Fact]
    public void Fifty_thousand_grants_to_one_role_are_not_gone_through()
    {
        var grants = All(Enumerable.Range(0, 50_000).Select(number => Grant(Signer, ["Decrypt", "GenerateDataKey"], Of("-", $"purpose=backup volume=vol-{number:D8}"))));
        var use = new GrantUse("Decrypt", Pairs("volume=vol-00031415 purpose=backup mode=rw"), null);

        Assert.Equal(50_000, grants.Count);
        Assert.Single(grants.Candidates(Signer, use));
        Assert.Empty(grants.Candidates(Alice, use));
        Assert.Equal(GrantReach.Caller, grants.Reach(SessionCalling, use));
        Assert.Equal(GrantReach.None, grants.Reach(SessionCalling, use with { EncryptionContext = Pairs("purpose=backup") }));
    }
}
