namespace Signet.Policies.Tests;

public sealed class PolicyTests
{
    [Fact]
    public void Statements_keep_their_order_name_and_effect()
    {
        var policy = Scene.Identity("{'Sid':'First','Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*'}");

        Assert.Equal(["First", null], policy.Statements.Select(statement => statement.Sid));
        Assert.Equal([Effect.Allow, Effect.Deny], policy.Statements.Select(statement => statement.Effect));
    }

    [Fact]
    public void A_statement_knows_where_its_braces_stand()
    {
        var policy = Policy.Parse(
            """
            {"Version": "2012-10-17", "Id": "ä", "Statement": [{
                "Effect": "Allow", "Action": "*", "Resource": "*"
            }, {"Effect": "Deny", "Action": "*", "Resource": "*"}]}
            """.ReplaceLineEndings("\n"),
            PolicyKind.Identity);

        Assert.Equal((new TextPosition(1, 52), new TextPosition(3, 1)), (policy.Statements[0].Start, policy.Statements[0].End));
        Assert.Equal((new TextPosition(3, 4), new TextPosition(3, 53)), (policy.Statements[1].Start, policy.Statements[1].End));
    }

    [Fact]
    public void The_place_is_one_before_the_one_the_simulator_was_seen_to_report()
    {
        const string Head = """{"Version": "2012-10-17", "Statement": """;
        const string Statement = """{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}""";
        var policy = Policy.Parse(Head + Statement + "}", PolicyKind.Identity);

        Assert.Equal(new TextPosition(1, 41 - 1), policy.Statements[0].Start);
        Assert.Equal(new TextPosition(1, Head.Length + Statement.Length), policy.Statements[0].End);
    }

    [Fact]
    public void Aws_principals_are_listed_once_each_as_written()
    {
        var policy = Scene.KeyPolicy(
            "{'Effect':'Allow','Principal':{'AWS':['111122223333','*'],'Service':'lambda.amazonaws.com'},'Action':'kms:*','Resource':'*'},"
            + "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'},"
            + "{'Effect':'Deny','NotPrincipal':{'AWS':['111122223333','AIDAALICEALICEALICE01']},'Action':'kms:*','Resource':'*'}");

        Assert.Equal(["111122223333", "*", "AIDAALICEALICEALICE01"], policy.AwsPrincipals);
        Assert.Empty(Scene.AllowAll.AwsPrincipals);
    }

    [Fact]
    public async Task One_policy_answers_many_threads()
    {
        var policy = Scene.KeyFor("{'AWS':'" + Scene.AliceArn + "'}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 1000).All(_ => AccessRules.KeyPolicyReaches(Scene.Request(), policy, Scene.Account)))));

        Assert.All(answers, Assert.True);
    }

    [Fact]
    public void A_context_that_fails_is_no_permission()
    {
        var context = new RequestContext();
        context.Set("aws:Thing", () => throw new InvalidOperationException("The store is gone."));
        var policy = Scene.Identity("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:Thing':'x'}}}");

        Assert.Throws<InvalidOperationException>(() => Scene.Allows(policy, Scene.Request(context: context)));
    }
}
