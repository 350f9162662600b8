using Signet.Policies.Tracing;

namespace Signet.Policies.Tests.Tracing;

public sealed class MissingStatementTests
{
    private const string Account = "{'AWS':'" + Scene.RootArn + "'}";
    private const string Nobody = "{'AWS':'arn:aws:iam::111122223333:user/nobody'}";

    // I, B and S of the caller as in KeyDecisionTests; the answer names the places, in the order in which they are asked for.
    [Theory]
    [InlineData("alice", Account, "---", "Identity")]
    [InlineData("alice", Account, "nn-", "Identity Boundary")]
    [InlineData("alice", Account, "yn-", "Boundary")]
    [InlineData("alice", Nobody, "nn-", "Key")]
    [InlineData("alice", Account, "y--", "")]
    [InlineData("alice", Account, "d--", "")]
    [InlineData("session", Account, "nnn", "Identity Boundary Session")]
    [InlineData("session", Nobody, "---", "Key")]
    [InlineData("session", Nobody, "nnn", "Key Boundary Session")]
    [InlineData("federated", Account, "y--", "Session")]
    [InlineData("federated", Nobody, "---", "Key")]
    [InlineData("root", Nobody, "---", "Key")]
    public void In_the_keys_account(string caller, string principal, string own, string places) =>
        Assert.Equal(places, Places(Scene.CallerNamed(caller), own, Scene.KeyFor(principal), crossAccount: true));

    [Theory]
    [InlineData("alice", Nobody, "---", "Key Identity")]
    [InlineData("alice", Nobody, "yy-", "Key")]
    [InlineData("session", Nobody, "nnn", "Key Identity Boundary Session")]
    [InlineData("alice", "'*'", "---", "Identity")]
    public void In_another_account(string caller, string principal, string own, string places) =>
        Assert.Equal(places, Places(Scene.CallerNamed(caller).Abroad(), own, Scene.KeyFor(principal), crossAccount: true));

    [Fact]
    public void Nothing_lacks_where_nothing_would_help()
    {
        var denied = Scene.KeyPolicy("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'}");

        Assert.Equal("", Places(Scene.Alice, "---", denied, crossAccount: true));
        Assert.Equal("", Places(Scene.Alice.Abroad(), "y--", denied, crossAccount: true));
        Assert.Equal("", Places(Scene.Alice.Abroad(), "y--", Scene.KeyFor(Nobody), crossAccount: false));
    }

    [Fact]
    public void The_statement_is_written_as_its_place_wants_it()
    {
        var key = Find(Scene.Session, "---", new KeyTarget(Scene.KeyFor(Nobody), Scene.Account, CrossAccountOperation: true, GrantReach.None));
        var trust = Find(Scene.Alice, "---", new RoleTarget(Scene.Trust("{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'sts:AssumeRole'}"), Scene.Account), "sts:AssumeRole");
        var identity = Find(Scene.Alice, "---", new PlainTarget());

        Assert.Equal(Scene.Json($"{{'Effect':'Allow','Principal':{{'AWS':'{Scene.RoleArn}'}},'Action':'kms:Sign','Resource':'*'}}"), key);
        Assert.Equal(Scene.Json($"{{'Effect':'Allow','Principal':{{'AWS':'{Scene.AliceArn}'}},'Action':'sts:AssumeRole'}}"), trust);
        Assert.Equal(Scene.Json($"{{'Effect':'Allow','Action':'kms:Sign','Resource':'{Scene.Key}'}}"), identity);
    }

    private static string Find(PolicyCaller caller, string own, AccessTarget target, string action = "kms:Sign") =>
        Assert.Single(DecisionTrace.Of(Scene.Request(caller, action), KeyDecisionTests.Policies(own), target).FindMissing()).Json;

    private static string Places(PolicyCaller caller, string own, Policy key, bool crossAccount)
    {
        var target = new KeyTarget(key, Scene.Account, crossAccount, GrantReach.None);
        return string.Join(' ', DecisionTrace.Of(Scene.Request(caller), KeyDecisionTests.Policies(own), target).FindMissing().Select(missing => missing.Place));
    }
}
