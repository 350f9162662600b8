namespace Signet.Policies.Tests;

public sealed class LockoutTests
{
    private const string Account = "{'AWS':'" + Scene.RootArn + "'}";
    private const string Alice = "{'AWS':'" + Scene.AliceArn + "'}";

    [Theory]
    [InlineData("alice", "{'Effect':'Allow','Principal':" + Account + ",'Action':'kms:*','Resource':'*'}", true)]
    [InlineData("root", "{'Effect':'Allow','Principal':" + Account + ",'Action':'kms:*','Resource':'*'}", true)]
    [InlineData("session", "{'Effect':'Allow','Principal':" + Account + ",'Action':'kms:PutKeyPolicy','Resource':'*'}", true)]
    [InlineData("alice", "{'Effect':'Allow','Principal':" + Alice + ",'Action':'kms:Put*','Resource':'*'}", true)]
    [InlineData("federated", "{'Effect':'Allow','Principal':" + Alice + ",'Action':'kms:Put*','Resource':'*'}", true)]
    [InlineData("root", "{'Effect':'Allow','Principal':" + Alice + ",'Action':'kms:Put*','Resource':'*'}", false)]
    [InlineData("alice", "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'}", true)]
    [InlineData("alice", "{'Effect':'Allow','Principal':" + Account + ",'Action':'kms:Sign','Resource':'*'}", false)]
    [InlineData("alice", "{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'kms:*','Resource':'*'}", false)]
    [InlineData("session", "{'Effect':'Allow','Principal':{'AWS':'" + Scene.RoleArn + "'},'Action':'kms:*','Resource':'*'}", true)]
    [InlineData("alice", "{'Effect':'Allow','Principal':'*','NotAction':'kms:PutKeyPolicy','Resource':'*'}", false)]
    [InlineData("alice", "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'},{'Effect':'Deny','Principal':'*','Action':'kms:PutKeyPolicy','Resource':'*'}", false)]
    [InlineData("alice", "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}", false)]
    [InlineData("alice", "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'arn:aws:kms:eu-central-1:111122223333:key/other'}", false)]
    public void The_new_policy_must_let_its_author_put_the_next(string caller, string statements, bool reaches)
    {
        var request = Scene.Request(Scene.CallerNamed(caller), "kms:PutKeyPolicy");

        Assert.Equal(reaches, AccessRules.KeyPolicyReaches(request, Scene.KeyPolicy(statements), Scene.Account));
    }

    [Fact]
    public void Naming_the_callers_account_is_no_delegation_when_the_key_is_anothers() =>
        Assert.False(AccessRules.KeyPolicyReaches(Scene.Request(action: "kms:PutKeyPolicy"), Scene.KeyFor(Account), Scene.OtherAccount));
}
