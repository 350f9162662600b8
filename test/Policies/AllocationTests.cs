namespace Signet.Policies.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void Deciding_allocates_nothing()
    {
        var context = new RequestContext();
        context.Set("kms:SigningAlgorithm", "RSASSA_PSS_SHA_512");
        context.Set("kms:RequestAlias", "alias/prod-1");
        context.Set("aws:CurrentTime", "2026-11-23T19:29:23Z");
        context.Set("aws:TagKeys", ["a", "b"]);
        var condition = "'Condition':{'StringEquals':{'kms:SigningAlgorithm':'RSASSA_PSS_SHA_512'},'StringLike':{'kms:RequestAlias':'alias/prod-*'},"
            + "'NumericLessThanIfExists':{'kms:Days':'7'},'Null':{'kms:ValidTo':'true'},'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']}}";
        var key = Scene.KeyPolicy($"{{'Effect':'Allow','Principal':{{'AWS':'111122223333'}},'Action':'kms:S*','Resource':'*',{condition}}}");
        var policies = Scene.With(Scene.Identity($"{{'Effect':'Allow','Action':'kms:Sign','Resource':'arn:aws:kms:*:*:key/*',{condition}}}"));
        var request = Scene.Request(context: context);
        var allowed = Decide(request, policies, key);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            allowed &= Decide(request, policies, key);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(allowed);
    }

    private static bool Decide(AccessRequest request, CallerPolicies policies, Policy key) =>
        AccessRules.ForKey(request, policies, key, Scene.Account, crossAccountOperation: true, GrantReach.None).Allowed;
}
