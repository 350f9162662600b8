namespace Signet.Policies.Tests.Grammar;

public sealed class KeyGrammarTests
{
    private const string Good = "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'}";
    private const string Syntax = "Syntax errors in policy.";
    private const string InvalidPrincipals = "Policy contains a statement with one or more invalid principals.";
    private const string OverlyPermissive = "OverlyPermissiveCondition:EncryptionContext: Using the ForAllValues set operator with a "
        + "single-valued condition key matches requests without the specified encryption context or with an unspecified encryption context. "
        + "To fix, remove ForAllValues.";

    [Theory]
    [InlineData("", Syntax)]
    [InlineData("[]", Syntax)]
    [InlineData("{}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':[]}", Syntax)]
    [InlineData("{'Version':'2012','Statement':[GOOD]}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':[GOOD],'Extra':1}", Syntax)]
    public void The_document_itself(string json, string error) => Refuse(json.Replace("GOOD", Good, StringComparison.Ordinal), error);

    [Theory]
    [InlineData("{'Effect':'allow','Principal':'*','Action':'kms:*','Resource':'*'}", Syntax)]
    [InlineData("{'Principal':'*','Action':'kms:*','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Extra':1}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':'arn:aws:iam::111122223333:root','Action':'kms:*','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':['*'],'Action':'kms:*','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':{'CanonicalUser':'x'},'Action':'kms:*','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Deny','Principal':'*','NotPrincipal':'*','Action':'kms:*','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'DateEquals':{'a:b':'noon'}}}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:*','Resource':'*'}", "Policy statement must contain principals.")]
    [InlineData("{'Effect':'Allow','NotPrincipal':{'AWS':'111122223333'},'Action':'kms:*','Resource':'*'}", "Allow with NotPrincipal is not allowed.")]
    [InlineData("{'Effect':'Allow','Principal':{},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':[]},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:group/x'},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/*'},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Allow','Principal':{'AWS':['111122223333','nobody']},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Deny','NotPrincipal':{'AWS':'arn:aws:iam::*:root'},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Allow','Principal':{'Service':'*'},'Action':'kms:*','Resource':'*'}", InvalidPrincipals)]
    [InlineData("{'Effect':'Allow','Principal':'*','Resource':'*'}", "Policy statement must contain actions.")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':[],'Resource':'*'}", "Policy statement must contain actions.")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*'}", "Policy statement must contain resources.")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':[]}", "Policy statement must contain resources.")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'Sign','Resource':'*'}", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'key'}", "Resource key must be in ARN format or \"*\".")]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'ForAllValues:StringEquals':{'kms:EncryptionContext:app':'x'}}}", OverlyPermissive)]
    [InlineData("{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'ForAllValues:StringLike':{'KMS:encryptioncontext:app':'x'}}}", OverlyPermissive)]
    public void A_statement(string statements, string error) => Refuse(Scene.Document(statements), error);

    [Theory]
    [InlineData("2012-10-17", Good)]
    [InlineData("2008-10-17", Good)]
    [InlineData("2012-10-17", "{'Sid':'Enable IAM User Permissions','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}")]
    [InlineData("2012-10-17", "{'Effect':'Deny','NotPrincipal':{'AWS':['111122223333','AIDAALICEALICEALICE01']},'NotAction':'kms:*','NotResource':'arn:aws:kms:*:*:key/x'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':{'Service':'logs.eu-central-1.amazonaws.com','AWS':'*'},'Action':'kms:*','Resource':'*'}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':'x'}}}")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'kms:EncryptionContext:app':'x'}}}")]
    public void Good_documents(string version, string statement) => Assert.Single(Scene.KeyPolicy(statement, version).Statements);

    [Fact]
    public void The_version_may_be_absent() =>
        Assert.Single(Policy.Parse(Scene.Json($"{{'Statement':[{Good}]}}"), PolicyKind.Key).Statements);

    private static void Refuse(string singleQuoted, string error) =>
        Assert.Equal(error, Assert.Throws<PolicySyntaxException>(() => Policy.Parse(Scene.Json(singleQuoted), PolicyKind.Key)).Message);
}
