namespace Signet.Policies.Tests.Grammar;

public sealed class TrustGrammarTests
{
    private const string Good = "{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'}";
    private const string WrongAction = "AssumeRole policy may only specify STS AssumeRole actions.";
    private const string Syntax = "Syntax error in policy.";

    [Theory]
    [InlineData("", "This policy contains invalid Json")]
    [InlineData("{'Version':'2012-10-17','Statement':[GOOD]", "This policy contains invalid Json")]
    [InlineData("{'Version':'2012-10-17','Version':'2012-10-17','Statement':[GOOD]}", "This policy contains invalid Json")]
    [InlineData("{'Version':'2012','Statement':[GOOD]}", "The policy must contain a valid version string")]
    [InlineData("{'Version':7,'Statement':[GOOD]}", "The policy must contain a valid version string")]
    [InlineData("{'Version':'2012-10-17'}", "Could not parse the policy: Statement is empty!")]
    [InlineData("{'Version':'2012-10-17','Statement':[]}", "Could not parse the policy: Statement is empty!")]
    [InlineData("{'Version':'2012-10-17','Statement':[GOOD],'Extra':1}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':[GOOD,7]}", Syntax)]
    public void The_document_itself(string json, string error) => Refuse(json.Replace("GOOD", Good, StringComparison.Ordinal), error);

    [Theory]
    [InlineData("{'Principal':'*','Action':'sts:AssumeRole'}", "Missing required field Effect")]
    [InlineData("{'Effect':'Allow','Action':'sts:AssumeRole'}", "Missing required field Principal")]
    [InlineData("{'Effect':'Allow','Principal':'*'}", "Missing required field Action")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':[]}", "Missing required field Action")]
    [InlineData("{'Effect':'Allow','Principal':{},'Action':'sts:AssumeRole'}", "Missing required field Principal cannot be empty!")]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':[]},'Action':'sts:AssumeRole'}", "Missing required field Principal cannot be empty!")]
    [InlineData("{'Effect':'allow','Principal':'*','Action':'sts:AssumeRole'}", "Invalid effect: allow")]
    [InlineData("{'Effect':'Permit','Principal':'*','Action':'sts:AssumeRole'}", "Invalid effect: Permit")]
    [InlineData("{'Effect':'Allow','NotPrincipal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'}", "Allow with NotPrincipal is not allowed.")]
    [InlineData("{'Effect':'Deny','NotPrincipal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'}", "Has prohibited field NotPrincipal")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Resource':'*'}", "Has prohibited field Resource")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','NotResource':'*'}", "Has prohibited field NotResource")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:Sign'}", WrongAction)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'*'}", WrongAction)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'AssumeRole'}", WrongAction)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':['sts:AssumeRole','sts:GetFederationToken']}", WrongAction)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'sts:Get*'}", WrongAction)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Condition':{'Unknown':{'a':'b'}}}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Condition':{'DateEquals':{'a:b':'noon'}}}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','NotAction':'sts:AssumeRole'}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':7,'Service':'a.b'},'Action':'sts:AssumeRole'}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':{'Whoever':'x','AWS':'*'},'Action':'sts:AssumeRole'}", Syntax)]
    [InlineData(Good + "," + Good + ",{'Sid':'a','Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'},{'Sid':'a','Effect':'Permit'}", "The Statement Ids in the policy are not unique")]
    public void A_statement(string statements, string error) => Refuse(Scene.Document(statements), error);

    [Theory]
    [InlineData("'AWS':'arn:aws:iam::111122223333:group/x'")]
    [InlineData("'AWS':'arn:aws:iam::111122223333:user/*'")]
    [InlineData("'AWS':'arn:aws:iam::111122223333:role/x?'")]
    [InlineData("'AWS':'arn:aws:iam::11112222333:user/x'")]
    [InlineData("'AWS':'arn:aws:iam::111122223333:user/'")]
    [InlineData("'AWS':'arn:aws:iam:eu-central-1:111122223333:user/x'")]
    [InlineData("'AWS':'arn:aws:sts::111122223333:assumed-role/x'")]
    [InlineData("'AWS':'arn:aws:sts::111122223333:assumed-role/x/*'")]
    [InlineData("'AWS':'arn:aws:s3:::bucket'")]
    [InlineData("'AWS':'arn:mine:iam::111122223333:root'")]
    [InlineData("'AWS':'alice'")]
    [InlineData("'AWS':''")]
    [InlineData("'AWS':'1111222233334'")]
    [InlineData("'AWS':'11112222333*'")]
    [InlineData("'SERVICE':'*'", "Service")]
    [InlineData("'SERVICE':'lambda'", "Service")]
    [InlineData("'FEDERATED':'*'", "Federated")]
    [InlineData("'FEDERATED':'arn:aws:iam::111122223333:user/x'", "Federated")]
    public void What_can_never_be_a_principal(string shown, string? type = null)
    {
        var written = type is null ? shown : $"'{type}'{shown[shown.IndexOf(':', StringComparison.Ordinal)..]}";

        Refuse(
            Scene.Document($"{{'Effect':'Allow','Principal':{{{written}}},'Action':'sts:AssumeRole'}}"),
            Scene.Json($"Invalid principal in policy: {shown}"));
    }

    [Theory]
    [InlineData("2012-10-17", Good)]
    [InlineData("2008-10-17", Good)]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':'*','Action':['sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity']}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':'*','Action':'STS:assumerole'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole*'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':'*','Action':'sts:*'}")]
    [InlineData("2012-10-17", "{'Sid':'with blanks','Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':{'Federated':'accounts.google.com'},'Action':'sts:AssumeRoleWithWebIdentity'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::111122223333:saml-provider/x'},'Action':'sts:AssumeRoleWithSAML'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci.example.com/'},'Action':'sts:AssumeRoleWithWebIdentity'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':{'AWS':['111122223333','arn:aws:iam::111122223333:user/a/b','AROASIGNERSIGNERSIGN1']},'Action':'sts:AssumeRole'}")]
    public void Good_documents(string version, string statement) =>
        Assert.Single(Policy.Parse(Scene.Document(statement, version), PolicyKind.Trust).Statements);

    [Fact]
    public void The_version_may_be_absent() =>
        Assert.Single(Policy.Parse(Scene.Json($"{{'Statement':[{Good}]}}"), PolicyKind.Trust).Statements);

    private static void Refuse(string singleQuoted, string error) =>
        Assert.Equal(error, Assert.Throws<PolicySyntaxException>(() => Policy.Parse(Scene.Json(singleQuoted), PolicyKind.Trust)).Message);
}
