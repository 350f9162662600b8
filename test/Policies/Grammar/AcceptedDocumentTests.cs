namespace Signet.Policies.Tests.Grammar;

public sealed class AcceptedDocumentTests
{
    [Theory]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*'}")]
    [InlineData("{'Effect':'Allow','Action':['kms:Sign'],'Resource':['*']}")]
    [InlineData("{'Effect':'Allow','NotAction':'kms:Sign','Resource':'*'}")]
    [InlineData("{'Effect':'Deny','Action':'*','NotResource':'arn:aws:kms:*:*:key/x'}")]
    [InlineData("{'Sid':'','Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'','Effect':'Allow','Action':'*','Resource':'*'}")]
    [InlineData("{'Sid':'A','Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'}")]
    [InlineData("{'Effect':'Allow','Action':'nosuchservice:NoSuchAction','Resource':'arn:aws:nosuchservice:::x'}")]
    [InlineData("{'Effect':'Allow','Action':'kms:with blanks','Resource':'*'}")]
    [InlineData("{'Effect':'Allow','Action':'*:Sign','Resource':'*'}")]
    [InlineData("{'Effect':'Allow','Action':'kms:','Resource':'*'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:kms'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:kms:*'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:*:kms:*:*:*'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:iam'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:iam::*:*'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:iam::1:user/${aws:username}'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:iam::1:oidc-provider/x'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::bucket'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'arn:aws-us-gov:kms:*:*:*'}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':['*',null]}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{}}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{}}}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Unknown':{}}}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'a:b':true}}}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Null':{'a:b':[false,'TRUE']}}}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NumericLessThan':{'a:b':3.5}}}")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'no-vendor':'x'}}}")]
    public void Statements(string statements)
    {
        foreach (var kind in new[] { PolicyKind.Identity, PolicyKind.Boundary, PolicyKind.Session })
        {
            Assert.Equal(kind, Policy.Parse(Scene.Document(statements), kind).Kind);
        }
    }

    [Theory]
    [InlineData("01T")]
    [InlineData("2016-12-13t2:00:00.593194+23")]
    [InlineData("-0001-01-01")]
    [InlineData("-292278993")]
    [InlineData("2016")]
    [InlineData("2016-12")]
    [InlineData("2016-12-13T")]
    [InlineData("2016-12-13T02:00Z")]
    [InlineData("2016-12-13T02:00:00+01:00")]
    [InlineData("9223372036854775807")]
    [InlineData("1546257599")]
    [InlineData("0")]
    public void Dates(string date) =>
        Assert.NotNull(Scene.Identity($"{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{{'DateEquals':{{'a:b':'{date}'}}}}}}"));

    [Theory]
    [InlineData("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}")]
    [InlineData("{'Id':'some id','Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}")]
    [InlineData("{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}],'Version':'2012-10-17'}")]
    [InlineData("  {'Version' : '2012-10-17', \t\r\n 'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}\n")]
    [InlineData("{'\\u0056ersion':'2012-10-17','Statement':{'Effect':'All\\u006Fw','Action':'*','Resource':'*'}}")]
    public void Documents(string json) => Assert.Single(Policy.Parse(Scene.Json(json), PolicyKind.Identity).Statements);
}
