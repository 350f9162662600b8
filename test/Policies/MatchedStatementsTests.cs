namespace Signet.Policies.Tests;

public sealed class MatchedStatementsTests
{
    [Fact]
    public void All_applying_statements_are_found_with_their_policies()
    {
        var managed = new NamedPolicy(
            Scene.Identity("{'Sid':'Use','Effect':'Allow','Action':'kms:*','Resource':'*'},{'Sid':'Other','Effect':'Allow','Action':'s3:*','Resource':'*'}"),
            "arn:aws:iam::111122223333:policy/Use");
        var policies = new CallerPolicies
        {
            Identity = [managed],
            Boundary = new(Scene.Identity("{'Sid':'Bound','Effect':'Deny','Action':'kms:*','Resource':'*'}")),
            Session = [new(Scene.Identity("{'Sid':'Passed','Effect':'Allow','Action':'*','Resource':'*'}"))],
        };
        var key = Scene.KeyPolicy("{'Sid':'All','Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'},"
            + "{'Sid':'Root','Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'kms:*','Resource':'*'},"
            + "{'Sid':'Again','Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'kms:*','Resource':'*'}");

        var found = AccessRules.MatchedStatements(Scene.Request(), policies, key);

        Assert.Equal(["All", "Again", "Use", "Bound", "Passed"], found.Select(match => match.Statement.Sid));
        Assert.Equal(
            [PolicySource.Resource, PolicySource.Resource, PolicySource.Identity, PolicySource.Boundary, PolicySource.Session],
            found.Select(match => match.Source));
        Assert.Same(managed, found[2].Policy);
    }

    [Fact]
    public void Nothing_is_found_where_nothing_applies() =>
        Assert.Empty(AccessRules.MatchedStatements(Scene.Request(), Scene.With(Scene.AllowNothing)));
}
