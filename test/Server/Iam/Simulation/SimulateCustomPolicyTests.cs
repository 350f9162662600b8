using System.Xml.Linq;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Simulation;

public sealed class SimulateCustomPolicyTests
{
    private const string Key = $"arn:aws:kms:{TestServer.Region}:{Account}:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    [Fact]
    public async Task The_measured_example_is_answered_as_AWS_does()
    {
        const string Policy = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Sid":""}}""";
        await using var server = await TestServer.StartAsync();

        var answer = await SimulateAsync(server.Api, Policy, ("ActionNames.member.1", "s3:ListBucket"));

        Assert.Equal(113, Policy.Length);
        XNamespace iam = "https://iam.amazonaws.com/doc/2010-05-08/";
        Assert.Equal(
            XElement.Parse("""
                <SimulateCustomPolicyResult xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><EvaluationResults><member>
                <EvalActionName>s3:ListBucket</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>allowed</EvalDecision>
                <MatchedStatements><member><SourcePolicyId>PolicyInputList.1</SourcePolicyId><SourcePolicyType>IAM Policy</SourcePolicyType>
                <StartPosition><Line>1</Line><Column>41</Column></StartPosition><EndPosition><Line>1</Line><Column>113</Column></EndPosition></member></MatchedStatements>
                <MissingContextValues />
                <OrganizationsDecisionDetail><AllowedByOrganizations>true</AllowedByOrganizations></OrganizationsDecisionDetail>
                </member></EvaluationResults><IsTruncated>false</IsTruncated></SimulateCustomPolicyResult>
                """).ToString(),
            answer.Xml.Element(iam + "SimulateCustomPolicyResult")!.ToString());
    }

    [Fact]
    public async Task Each_action_meets_each_resource_in_the_order_asked()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await SimulateAsync(
            server.Api,
            Allow("kms:Sign", Key),
            ("ActionNames.member.1", "kms:Sign"),
            ("ActionNames.member.2", "kms:Verify"),
            ("ResourceArns.member.1", Key),
            ("ResourceArns.member.2", "arn:aws:s3:::bucket"));

        Assert.Equal(["kms:Sign", "kms:Sign", "kms:Verify", "kms:Verify"], answer.All("EvalActionName"));
        Assert.Equal(["allowed", "implicitDeny", "implicitDeny", "implicitDeny"], answer.All("EvalDecision"));
        Assert.Equal(["allowed", "implicitDeny", "implicitDeny", "implicitDeny"], answer.All("EvalResourceDecision"));
    }

    [Fact]
    public async Task Only_the_denying_statement_is_told_of_an_explicit_denial()
    {
        await using var server = await TestServer.StartAsync();
        const string Deny = "{\n \"Version\":\"2012-10-17\",\n \"Statement\":[\n  {\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}\n ]\n}";

        var answer = await SimulateAsync(server.Api, AllowAll, ("PolicyInputList.member.2", Deny), ("ActionNames.member.1", "kms:Sign"));

        Assert.Equal("explicitDeny", answer["EvalDecision"]);
        Assert.Equal("PolicyInputList.2", Assert.Single(answer.All("SourcePolicyId")));
        Assert.Equal(["4", "4"], answer.All("Line"));
        Assert.Equal(["4", "48"], answer.All("Column"));
    }

    [Fact]
    public async Task A_boundary_cuts_and_is_told_apart()
    {
        await using var server = await TestServer.StartAsync();
        Task<ApiAnswer> SimulateWith(string boundary) =>
            SimulateAsync(server.Api, AllowAll, ("ActionNames.member.1", "kms:Sign"), ("PermissionsBoundaryPolicyInputList.member.1", boundary));

        var cut = await SimulateWith(Allow("kms:Verify", "*"));
        var open = await SimulateWith(Allow("kms:Sign", "*"));

        Assert.Equal(("implicitDeny", "false"), (cut["EvalDecision"], cut["AllowedByPermissionsBoundary"]));
        Assert.Equal(("allowed", "true"), (open["EvalDecision"], open["AllowedByPermissionsBoundary"]));
        Assert.Equal(["PolicyInputList.1", "PermissionsBoundaryPolicyInputList.1"], open.All("SourcePolicyId"));
    }

    [Theory]
    [InlineData("string", "red", "allowed")]
    [InlineData("stringList", "red", "allowed")]
    [InlineData("string", "blue", "implicitDeny")]
    public async Task Context_entries_are_what_conditions_see(string type, string value, string decision)
    {
        await using var server = await TestServer.StartAsync();
        var policy = Allow("kms:Sign", "*", """{"ForAnyValue:StringEquals":{"aws:TagKeys":"red"}}""");

        var answer = await SimulateAsync(server.Api, policy, [("ActionNames.member.1", "kms:Sign"), .. Entry("aws:tagkeys", type, value)]);

        Assert.Equal(decision, answer["EvalDecision"]);
        Assert.DoesNotContain(answer.All("MissingContextValues"), text => text.Length > 0);
    }

    [Fact]
    public async Task What_was_not_supplied_is_told_once_and_with_the_resource_that_was_named()
    {
        await using var server = await TestServer.StartAsync();
        var policy = Allow("kms:Sign", "arn:aws:kms:*:*:key/${aws:PrincipalTag/Team}", """{"StringEquals":{"AWS:principaltag/team":"x","aws:userid":"y"},"Null":{"aws:TokenIssueTime":"true"}}""");

        var any = await SimulateAsync(server.Api, policy, ("ActionNames.member.1", "kms:Sign"));
        var one = await SimulateAsync(server.Api, policy, ("ActionNames.member.1", "kms:Sign"), ("ResourceArns.member.1", Key));

        string[] missing = ["AWS:principaltag/team", "aws:userid", "aws:TokenIssueTime"];
        Assert.Equal(missing, Members(any.Xml, "MissingContextValues"));
        Assert.Equal(missing, Members(one.Xml, "MissingContextValues"));
        Assert.Null(any.Find("ResourceSpecificResults"));
        Assert.Equal("", one["MissingContextValues"]);
    }

    [Theory]
    [InlineData("numeric", "many")]
    [InlineData("boolean", "yes")]
    [InlineData("ip", "10.0.0")]
    [InlineData("binary", "*")]
    [InlineData("date", "yesterday")]
    [InlineData("numericList", "1,2")]
    public async Task A_value_of_another_type_is_refused(string type, string value)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400, "InvalidInput", $"Context key aws:thing has a value that is not of type {type}.", "SimulateCustomPolicy",
            [("PolicyInputList.member.1", AllowAll), ("ActionNames.member.1", "kms:Sign"), .. Entry("aws:thing", type, value)]);
    }

    [Theory]
    [InlineData("numeric", "1.5")]
    [InlineData("boolean", "True")]
    [InlineData("ip", "10.0.0.0/8")]
    [InlineData("binary", "AAAA")]
    [InlineData("date", "2026-11-23T19:29:23Z")]
    [InlineData("dateList", "1795462163")]
    public async Task A_value_of_its_type_is_taken(string type, string value)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await SimulateAsync(server.Api, AllowAll, [("ActionNames.member.1", "kms:Sign"), .. Entry("aws:thing", type, value)]);

        Assert.Equal("allowed", answer["EvalDecision"]);
    }

    [Theory]
    [InlineData("Resource policy alone", "alice", "arn:aws:s3:::bucket", "allowed")]
    [InlineData("Another user", "bob", "arn:aws:s3:::bucket", "implicitDeny")]
    [InlineData("A key", "alice", Key, "allowed")]
    [InlineData("A key, another user", "bob", Key, "implicitDeny")]
    public async Task A_resource_policy_counts_for_the_caller_that_it_names(string why, string caller, string resource, string decision)
    {
        await using var server = await TestServer.StartAsync();
        var attached = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{UserArn("alice")}}"},"Action":"*","Resource":"*"}]}""";

        var answer = await SimulateAsync(
            server.Api, Allow("ec2:RunInstances", "*"),
            ("ActionNames.member.1", "kms:Sign"), ("ResourceArns.member.1", resource), ("ResourcePolicy", attached), ("CallerArn", UserArn(caller)));

        Assert.True(decision == answer["EvalDecision"], why);
        Assert.Equal(decision == "allowed" ? ["ResourcePolicy", "ResourcePolicy"] : [], answer.All("SourcePolicyId"));
        Assert.Equal("", answer["EvalDecisionDetails"]);
    }

    [Fact]
    public async Task A_resource_of_another_account_needs_both_and_tells_each()
    {
        await using var server = await TestServer.StartAsync();
        var attached = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{UserArn("alice")}}"},"Action":"*","Resource":"*"}]}""";

        var answer = await SimulateAsync(
            server.Api, Allow("ec2:RunInstances", "*"),
            ("ActionNames.member.1", "s3:GetObject"), ("ResourceArns.member.1", "arn:aws:s3:::bucket/x"), ("ResourcePolicy", attached),
            ("CallerArn", UserArn("alice")), ("ResourceOwner", "arn:aws:iam::444455556666:root"));

        Assert.Equal("implicitDeny", answer["EvalDecision"]);
        Assert.Equal(["IAM Policy", "Resource Policy"], answer.All("key")[..2]);
        Assert.Equal(["implicitDeny", "allowed"], answer.All("value")[..2]);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        await using var server = await TestServer.StartAsync();
        (string, string)[] asked = [.. Enumerable.Range(1, 7).Select(i => ($"ActionNames.member.{i}", $"kms:Action{i}")), ("MaxItems", "3")];
        var seen = new List<string>();

        string? marker = null;
        do
        {
            var page = await SimulateAsync(server.Api, AllowAll, marker is null ? asked : [.. asked, ("Marker", marker)]);
            marker = page.Find("Marker");
            Assert.Equal(marker is null ? "false" : "true", page["IsTruncated"]);
            seen.AddRange(page.All("EvalActionName"));
        }
        while (marker is not null);

        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"kms:Action{i}"), seen);
    }

    [Theory]
    [InlineData("ActionNames.member.1", "kms:*", "Invalid action name: kms:*")]
    [InlineData("ActionNames.member.1", "Sign", "Invalid action name: Sign")]
    [InlineData("ResourceArns.member.1", "bucket", "Invalid resource ARN: bucket")]
    [InlineData("ResourceHandlingOption", "EC2-Mars", "Invalid ResourceHandlingOption: EC2-Mars")]
    [InlineData("ResourceOwner", "me", "ResourceOwner must be the ARN of an account: me")]
    [InlineData("CallerArn", "arn:aws:iam::111122223333:role/r", "CallerArn must be the ARN of an IAM user: arn:aws:iam::111122223333:role/r")]
    [InlineData("ResourcePolicy", "{}", "CallerArn must be provided when ResourcePolicy is specified")]
    [InlineData("PolicyInputList.member.1", "{}", "PolicyInputList.1 is not a valid policy: Syntax errors in policy.")]
    public async Task Bad_input_is_named(string name, string value, string text)
    {
        await using var server = await TestServer.StartAsync();
        var good = new Dictionary<string, string>(StringComparer.Ordinal) { ["PolicyInputList.member.1"] = AllowAll, ["ActionNames.member.1"] = "kms:Sign", [name] = value };

        await server.Api.IamRefusesAsync(400, "InvalidInput", text, "SimulateCustomPolicy", [.. good.Select(pair => (pair.Key, pair.Value))]);
    }

    [Fact]
    public async Task More_than_one_boundary_or_a_policy_for_other_resources_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        (string, string)[] asked = [("PolicyInputList.member.1", AllowAll), ("ActionNames.member.1", "kms:Sign")];
        const string Attached = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:::other"}]}""";

        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "Only one permissions boundary policy can be simulated.", "SimulateCustomPolicy",
            [.. asked, ("PermissionsBoundaryPolicyInputList.member.1", AllowAll), ("PermissionsBoundaryPolicyInputList.member.2", AllowAll)]);
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "ResourceArns must be provided when ResourcePolicy is specified", "SimulateCustomPolicy",
            [.. asked, ("ResourcePolicy", Attached), ("CallerArn", UserArn("alice"))]);
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "ResourcePolicy is not applicable to resource arn:aws:s3:::bucket", "SimulateCustomPolicy",
            [.. asked, ("ResourcePolicy", Attached), ("CallerArn", UserArn("alice")), ("ResourceArns.member.1", "arn:aws:s3:::bucket")]);
    }

    [Fact]
    public async Task Only_those_who_may_simulate_may()
    {
        await using var server = await TestServer.StartAsync();
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));

        await alice.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("alice")} is not authorized to perform: iam:SimulateCustomPolicy on resource: * because no identity-based policy allows the iam:SimulateCustomPolicy action",
            "SimulateCustomPolicy",
            ("PolicyInputList.member.1", AllowAll),
            ("ActionNames.member.1", "kms:Sign"));
    }

    private static Task<ApiAnswer> SimulateAsync(ApiClient client, string policy, params (string Name, string Value)[] parameters) =>
        client.IamAsync("SimulateCustomPolicy", [("PolicyInputList.member.1", policy), .. parameters]);

    private static (string, string)[] Entry(string key, string type, string value) =>
    [
        ("ContextEntries.member.1.ContextKeyName", key),
        ("ContextEntries.member.1.ContextKeyType", type),
        ("ContextEntries.member.1.ContextKeyValues.member.1", value),
    ];

    private static List<string> Members(XElement xml, string list) =>
        [.. xml.Descendants(xml.Name.Namespace + list).SelectMany(element => element.Elements()).Select(member => member.Value)];
}
