namespace Signet.Policies.Tests.Grammar;

public sealed class IdentityGrammarTests
{
    private const string Syntax = "Syntax errors in policy.";
    private const string Version = "Policy document must be version 2012-10-17 or greater.";
    private const string Legacy = "The policy failed legacy parsing";
    private const string SidTwice = "Statement IDs (SID) in a single policy must be unique.";
    private const string SidCharacters =
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

    private const string NoActions = "Policy statement must contain actions.";
    private const string NoResources = "Policy statement must contain resources.";
    private const string NoVendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    private const string WildVendor = "Resource vendor must be fully qualified and cannot contain regexes.";
    private const string Principal = "Policy document should not specify a principal.";
    private const string IamPath = "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, "
        + "instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.";

    [Theory]
    [InlineData("", Syntax)]
    [InlineData("nonsense", Syntax)]
    [InlineData("[]", Syntax)]
    [InlineData("null", Syntax)]
    [InlineData("'text'", Syntax)]
    [InlineData("{}", Syntax)]
    [InlineData("{'Version':'2012-10-17'", Syntax)]
    [InlineData("{'Version':'2012-10-17'}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':[]}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':{}}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':'x'}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':['x']}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':[GOOD,7]}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':[GOOD,]}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':GOOD} x", Syntax)]
    [InlineData("{'Version':'2012-10-17','Statement':GOOD} /* x */", Syntax)]
    [InlineData("{'Version':'2012-10-17','Version':'2012-10-17','Statement':GOOD}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Extra':1,'Statement':GOOD}", Syntax)]
    [InlineData("{'Version':'2012-10-17','Id':7,'Statement':GOOD}", Syntax)]
    [InlineData("{'version':'2012-10-17','Statement':GOOD}", Syntax)]
    [InlineData("{'Version':'2012-10-18','Statement':GOOD}", Syntax)]
    [InlineData("{'Version':2012,'Statement':GOOD}", Syntax)]
    [InlineData("{'Version':null,'Statement':GOOD}", Syntax)]
    [InlineData("{'Version':['2012-10-17'],'Statement':GOOD}", Syntax)]
    [InlineData("{'Statement':GOOD}", Version)]
    [InlineData("{'Version':'2008-10-17','Statement':GOOD}", Version)]
    public void The_document_itself(string json, string error) =>
        Refuse(json.Replace("GOOD", "{'Effect':'Allow','Action':'kms:Sign','Resource':'*'}", StringComparison.Ordinal), error);

    [Theory]
    [InlineData("{'Action':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Permit','Action':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':['Allow'],'Action':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':null,'Action':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'allow','Action':'kms:Sign','Resource':'*'}", Legacy)]
    [InlineData("{'Effect':'DENY','Action':'kms:Sign','Resource':'*'}", Legacy)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','NotAction':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','NotResource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':7,'Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':{},'Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':[['kms:Sign']],'Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':['kms:Sign',null],'Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':[7]}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':null}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','NotResource':[null]}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Sid':7}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Extra':{}}", Syntax)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Effect':'Allow','Action':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("{'Effect':'Allow','Resource':'*'}", NoActions)]
    [InlineData("{'Effect':'Allow','Action':[],'Resource':'*'}", NoActions)]
    [InlineData("{'Effect':'Allow','NotAction':[],'Resource':'*'}", NoActions)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign'}", NoResources)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':[]}", NoResources)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','NotResource':[]}", NoResources)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Principal':'*'}", Principal)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Principal':'whoever'}", Principal)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','NotPrincipal':{'AWS':'*'}}", Principal)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Sid':'a b'}", SidCharacters)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Sid':'a-b'}", SidCharacters)]
    [InlineData("{'Effect':'Allow','Action':'Sign','Resource':'*'}", NoVendor)]
    [InlineData("{'Effect':'Allow','Action':'','Resource':'*'}", NoVendor)]
    [InlineData("{'Effect':'Allow','Action':['kms:Sign','**'],'Resource':'*'}", NoVendor)]
    [InlineData("{'Effect':'Allow','NotAction':'Sign','Resource':'*'}", NoVendor)]
    [InlineData("{'Effect':'Allow','Action':'kms:Sign:now','Resource':'*'}", "Actions/Condition can contain only one colon.")]
    [InlineData("{'Effect':'Allow','Action':'k*:Sign','Resource':'*'}", "Vendor k* is not valid")]
    [InlineData("{'Effect':'Allow','Action':'k ms:Sign','Resource':'*'}", "Vendor k ms is not valid")]
    [InlineData("{'Effect':'Allow','Action':':Sign','Resource':'*'}", "Vendor  is not valid")]
    public void A_statement(string statement, string error) => Refuse(Scene.Document(statement), error);

    [Theory]
    [InlineData("", "Resource  must be in ARN format or \"*\".")]
    [InlineData("key", "Resource key must be in ARN format or \"*\".")]
    [InlineData("**", "Resource ** must be in ARN format or \"*\".")]
    [InlineData("xrn:aws:kms:::x", "Resource xrn:aws:kms:::x must be in ARN format or \"*\".")]
    [InlineData("a:b", "Partition \"b\" is not valid for resource \"arn:b:*:*:*:*\".")]
    [InlineData("a:b:c", "Partition \"b\" is not valid for resource \"arn:b:c:*:*:*\".")]
    [InlineData("arn:b:c:d:e:f:g", "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g\".")]
    [InlineData("arn:AWS:kms:*:*:*", "Partition \"AWS\" is not valid for resource \"arn:AWS:kms:*:*:*\".")]
    [InlineData("arn:", "Partition \"\" is not valid for resource \"arn::*:*:*:*\".")]
    [InlineData("arn:aws", WildVendor)]
    [InlineData("arn:aws:*", WildVendor)]
    [InlineData("arn:aws:k?s:*:*:*", WildVendor)]
    [InlineData("arn:aws:", Legacy)]
    [InlineData("arn:aws::eu-central-1:1:x", Legacy)]
    [InlineData("arn:aws:s3::x", Legacy)]
    [InlineData("arn:aws:iam:us-east-1:1:user/x", "IAM resource arn:aws:iam:us-east-1:1:user/x cannot contain region information.")]
    [InlineData("arn:aws:s3:us-east-1::bucket", "Resource arn:aws:s3:us-east-1::bucket can not contain region information.")]
    [InlineData("arn:aws:iam::111122223333:root", IamPath)]
    [InlineData("arn:aws:iam::111122223333:users/x", IamPath)]
    public void A_resource(string resource, string error)
    {
        Refuse(Scene.Document($"{{'Effect':'Allow','Action':'kms:Sign','Resource':'{resource}'}}"), error);
        Refuse(Scene.Document($"{{'Effect':'Allow','Action':'kms:Sign','NotResource':['*','{resource}']}}"), error);
    }

    [Theory]
    [InlineData("[]", Syntax)]
    [InlineData("'x'", Syntax)]
    [InlineData("{'StringEquals':'x'}", Syntax)]
    [InlineData("{'StringEquals':['x']}", Syntax)]
    [InlineData("{'StringEquals':{'aws:x':{}}}", Syntax)]
    [InlineData("{'StringEquals':{'aws:x':[['x']]}}", Syntax)]
    [InlineData("{'StringEquals':{'aws:x':null}}", Syntax)]
    [InlineData("{'StringEquals':{'aws:x':true}}", Syntax)]
    [InlineData("{'StringEquals':{'aws:x':7}}", Syntax)]
    [InlineData("{'StringEquals':{'aws:x':'1','aws:x':'2'}}", Syntax)]
    [InlineData("{'Bool':{'aws:x':7}}", Syntax)]
    [InlineData("{'NumericEquals':{'aws:x':true}}", Syntax)]
    [InlineData("{'Null':{'aws:x':'maybe'}}", Syntax)]
    [InlineData("{'NoSuchOperator':{'aws:x':'1'}}", Syntax)]
    [InlineData("{'NoSuchOperator':[]}", Syntax)]
    [InlineData("{'DateLessThan':{'aws:x':'noon'}}", Legacy)]
    [InlineData("{'DateLessThan':{'aws:x':''}}", Legacy)]
    [InlineData("{'DateLessThan':{'aws:x':['2026-01-01','2026-13-01']}}", Legacy)]
    [InlineData("{'DateLessThan':{'aws:x':'2026-01-32'}}", Legacy)]
    [InlineData("{'DateLessThan':{'aws:x':'2026-01-01T24'}}", Legacy)]
    [InlineData("{'DateLessThan':{'aws:x':'9223372036854775808'}}", Legacy)]
    [InlineData("{'DateLessThan':{'aws:x':'${aws:CurrentTime}'}}", Legacy)]
    [InlineData("{'ForAnyValue:DateLessThanIfExists':{'aws:x':'noon'}}", Legacy)]
    public void A_condition(string condition, string error) =>
        Refuse(Scene.Document($"{{'Effect':'Allow','Action':'kms:Sign','Resource':'*','Condition':{condition}}}"), error);

    [Theory]
    [InlineData("{'Sid':'a','Effect':'Allow','Action':'kms:Sign','Resource':'*'},{'Sid':'a','Effect':'Deny','Action':'kms:Sign','Resource':'*'}", SidTwice)]
    [InlineData("{'Sid':'a b','Effect':'Allow','Action':'kms:Sign','Resource':'*'},{'Sid':'a b','Effect':'Deny','Action':'kms:Sign','Resource':'*'}", SidTwice)]
    public void Sids_are_unique(string statements, string error) => Refuse(Scene.Document(statements), error);

    // Each document breaks two rules; the first one's sentence is expected.
    [Theory]
    [InlineData("2008-10-17", "{'Effect':'Permit','Action':'kms:Sign','Resource':'*'}", Syntax)]
    [InlineData("2008-10-17", "{'Effect':'allow','Action':'kms:Sign','Resource':'*'}", Version)]
    [InlineData("2012-10-17", "{'Effect':'allow','Resource':'key'}", Legacy)]
    [InlineData("2012-10-17", "{'Effect':'Allow','Resource':'key'}", NoActions)]
    [InlineData("2012-10-17", "{'Effect':'Allow','Action':'Sign','Resource':'key'}", "Resource key must be in ARN format or \"*\".")]
    [InlineData("2012-10-17", "{'Effect':'Allow','Action':'Sign'}", NoVendor)]
    [InlineData("2012-10-17", "{'Effect':'Allow','Action':'kms:Sign','Principal':'*'}", NoResources)]
    [InlineData("2012-10-17", "{'Sid':'a','Effect':'Allow','Resource':'*'},{'Sid':'a','Effect':'Allow','Resource':'*'}", SidTwice)]
    [InlineData("2012-10-17", "{'Effect':'Allow','Action':'Sign','Resource':'*'},{'Effect':'Allow','Resource':'*'}", NoActions)]
    public void The_first_failing_step_wins(string version, string statements, string error) =>
        Refuse(Scene.Document(statements, version), error);

    private static void Refuse(string singleQuoted, string error)
    {
        foreach (var kind in new[] { PolicyKind.Identity, PolicyKind.Boundary, PolicyKind.Session })
        {
            Assert.False(Policy.TryParse(Scene.Json(singleQuoted), kind, out var policy, out var said));
            Assert.Equal(error, said);
            Assert.Null(policy);
        }
    }
}
