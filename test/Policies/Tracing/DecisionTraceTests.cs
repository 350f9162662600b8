using Signet.Policies.Tracing;

namespace Signet.Policies.Tests.Tracing;

public sealed class DecisionTraceTests
{
    private const string ManagedArn = "arn:aws:iam::111122223333:policy/Use";

    [Fact]
    public void Every_statement_is_told_with_its_policy_and_place_in_the_order_of_deciding()
    {
        var managed = new NamedPolicy(
            Scene.Identity("{'Sid':'Use','Effect':'Allow','Action':'kms:*','Resource':'*'},{'Sid':'Other','Effect':'Allow','Action':'s3:*','Resource':'*'}"),
            ManagedArn);
        var policies = new CallerPolicies
        {
            Identity = [managed],
            Boundary = new(Scene.Identity("{'Sid':'Bound','Effect':'Deny','Action':'kms:*','Resource':'*'}")),
            Session = [new(Scene.Identity("{'Sid':'Passed','Effect':'Allow','Action':'*','Resource':'*'}"))],
        };
        var key = Scene.KeyPolicy("{'Sid':'All','Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'},"
            + "{'Sid':'Abroad','Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'kms:*','Resource':'*'}");

        var trace = DecisionTrace.Of(Scene.Request(), policies, OnKey(key));

        Assert.Equal(["All", "Abroad", "Use", "Other", "Bound", "Passed"], trace.Statements.Select(said => said.Statement.Sid));
        Assert.Equal([1, 2, 1, 2, 1, 1], trace.Statements.Select(said => said.Number));
        Assert.Equal([true, false, true, false, true, true], trace.Statements.Select(said => said.Applies));
        Assert.Equal(
            [PolicySource.Resource, PolicySource.Resource, PolicySource.Identity, PolicySource.Identity, PolicySource.Boundary, PolicySource.Session],
            trace.Statements.Select(said => said.Source));
        Assert.Same(managed, trace.Statements[2].Policy);
        Assert.Equal(DenyReason.DenyInBoundary, trace.Decision.Reason);
        Assert.Equal("Bound", Assert.Single(trace.Deciding()).Statement.Sid);
        Assert.Empty(trace.FindMissing());
    }

    [Theory]
    [InlineData("'Action':'kms:Verify','Resource':'*'", StatementPart.Action)]
    [InlineData("'NotAction':'kms:*','Resource':'*'", StatementPart.Action)]
    [InlineData("'Action':'kms:Sign','Resource':'arn:aws:kms:*:*:alias/*'", StatementPart.Resource)]
    [InlineData("'Action':'kms:Sign','NotResource':'*'", StatementPart.Resource)]
    [InlineData("'Action':'kms:Sign','Resource':'*','Condition':{'StringEquals':{'aws:x':'2'}}", StatementPart.Condition)]
    [InlineData("'Action':'kms:Sign','Resource':'*','Condition':{'StringEquals':{'aws:x':'1'}}", StatementPart.None)]
    public void The_first_part_that_does_not_match_is_told(string statement, StatementPart failed)
    {
        var trace = Explain(Scene.Identity($"{{'Effect':'Allow',{statement}}}"));

        Assert.Equal(failed, Assert.Single(trace.Statements).Failed);
        Assert.Equal(failed == StatementPart.None, trace.Decision.Allowed);
    }

    [Fact]
    public void A_principal_that_is_another_is_told()
    {
        var trace = DecisionTrace.Of(Scene.Request(), CallerPolicies.None, OnKey(Scene.KeyFor("{'AWS':'444455556666'}")));

        Assert.Equal(StatementPart.Principal, Assert.Single(trace.Statements).Failed);
    }

    [Fact]
    public void A_condition_is_told_with_what_it_wants_and_what_the_request_has()
    {
        var trace = Explain(Scene.Identity("{'Effect':'Allow','Action':'*','Resource':'*',"
            + "'Condition':{'Bool':{'aws:yes':'true'},'ForAnyValue:StringLikeIfExists':{'aws:X':['2','${aws:username}']}}}"));

        var condition = Assert.Single(trace.Statements).Condition!;
        Assert.Equal("ForAnyValue:StringLikeIfExists", condition.Operator);
        Assert.Equal("aws:X", condition.Key);
        Assert.Equal(["2", "${aws:username}"], condition.Wanted);
        Assert.Equal(["1"], condition.Found);
    }

    [Fact]
    public void A_key_that_is_absent_or_not_for_key_policies_is_told_as_absent()
    {
        var request = Scene.Request();
        request.Context.SetForIdentityPolicies("aws:ResourceTag/team", ["red"]);
        var key = Scene.KeyPolicy("{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/team':'red'}}}");

        var trace = DecisionTrace.Of(request, CallerPolicies.None, OnKey(key));

        Assert.Null(Assert.Single(trace.Statements).Condition!.Found);
    }

    [Fact]
    public void The_allows_made_a_yes()
    {
        var trace = Explain(Scene.Identity("{'Sid':'No','Effect':'Deny','Action':'s3:*','Resource':'*'},{'Sid':'Yes','Effect':'Allow','Action':'*','Resource':'*'}"));

        Assert.True(trace.Decision.Allowed);
        Assert.Equal("Yes", Assert.Single(trace.Deciding()).Statement.Sid);
        Assert.Empty(trace.FindMissing());
    }

    private static KeyTarget OnKey(Policy key) => new(key, Scene.Account, CrossAccountOperation: true, GrantReach.None);

    private static DecisionTrace Explain(Policy identity)
    {
        var request = Scene.Request();
        request.Context.Set("aws:x", "1");
        request.Context.Set("aws:yes", "true");
        return DecisionTrace.Of(request, Scene.With(identity), new PlainTarget());
    }
}
