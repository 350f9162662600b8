using System.Text.Json;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.KeyPolicies;

/// <summary>PutKeyPolicy, GetKeyPolicy and ListKeyPolicies, and the rules of policies that CreateKey shares.</summary>
public sealed class KeyPolicyTests(SharedServer shared)
{
    private const string Invalid = "Policy contains a statement with one or more invalid principals.";
    private const string Lockout = "The new key policy will not allow you to update the key policy in the future.";

    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task A_policy_is_replaced_and_shown_in_AWSs_print()
    {
        var kms = shared.Server.Kms;
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, PolicyName = "default", Policy = KeyRequests.OpenPolicy }, Cancel);
        var answer = await kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = TestServer.ArnOf(key), PolicyName = "default" }, Cancel);

        Assert.Equal("default", answer.PolicyName);
        Assert.Equal(
            """
            {
              "Version" : "2012-10-17",
              "Statement" : [ {
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "arn:aws:iam::111122223333:root"
                },
                "Action" : "kms:*",
                "Resource" : "*"
              } ]
            }
            """,
            answer.Policy);
        Assert.Equal("Policy PolicyName", (await Api.DoAsync("GetKeyPolicy", new { KeyId = key })).Names());
    }

    [Fact]
    public async Task PutKeyPolicy_answers_nothing_and_the_name_may_be_left_out()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await Api.DoNothingAsync("PutKeyPolicy", new { KeyId = key, Policy = KeyRequests.OpenPolicy });
        await Api.DoNothingAsync("PutKeyPolicy", new { KeyId = key, PolicyName = "default", Policy = KeyRequests.OpenPolicy, BypassPolicyLockoutSafetyCheck = true });
    }

    [Fact]
    public async Task There_is_one_policy_and_it_is_called_default()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        Assert.Equal("""{"PolicyNames":["default"],"Truncated":false}""", (await Api.CallAsync("ListKeyPolicies", new { KeyId = key })).Text);
        var answer = await shared.Server.Kms.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = key, Limit = 1 }, Cancel);
        Assert.Equal(["default"], answer.PolicyNames);
        Assert.Equal((false, null), (answer.Truncated, answer.NextMarker));
        await Api.ChecksPagesAsync("ListKeyPolicies", new() { ["KeyId"] = key }, maximum: 1000);
    }

    [Fact]
    public async Task Policies_of_other_names_are_not_there()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        await Api.RefusesAsync("GetKeyPolicy", new { KeyId = key, PolicyName = "other" }, "NotFoundException", "No such policy exists");
        await Api.RefusesAsync("PutKeyPolicy", new { KeyId = key, PolicyName = "other", Policy = KeyRequests.OpenPolicy }, "NotFoundException", "No such policy exists");
        await Api.RefusesValueAsync(
            "GetKeyPolicy", new { KeyId = key, PolicyName = "a b" },
            @"Value 'a b' at 'policyName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w]+");
        await Api.RefusesValueAsync(
            "GetKeyPolicy", new { KeyId = key, PolicyName = new string('n', 129) },
            $"Value '{new string('n', 129)}' at 'policyName' failed to satisfy constraint: Member must have length less than or equal to 128");
    }

    [Fact]
    public async Task All_members_but_the_name_are_needed()
    {
        await Api.RefusesAsync("PutKeyPolicy", "{}", "ValidationException", "2 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'policy' failed to satisfy constraint: Member must not be null");
        await Api.RefusesValueAsync("GetKeyPolicy", "{}", "Value null at 'keyId' failed to satisfy constraint: Member must not be null");
        await Api.RefusesValueAsync("ListKeyPolicies", "{}", "Value null at 'keyId' failed to satisfy constraint: Member must not be null");
    }

    [Theory, InlineData("PutKeyPolicy"), InlineData("CreateKey")]
    public async Task A_policy_has_up_to_32768_bytes_and_the_shape_up_to_131072_characters(string operation)
    {
        await Api.DoAsync(operation, await RequestAsync(operation, Padded(32768)));
        await Api.RefusesAsync(operation, await RequestAsync(operation, Padded(32769)), "LimitExceededException");
        await Api.RefusesAsync(operation, await RequestAsync(operation, Padded(131072)), "LimitExceededException");
        Assert.EndsWith(
            "at 'policy' failed to satisfy constraint: Member must have length less than or equal to 131072",
            await Api.RefusesAsync(operation, await RequestAsync(operation, Padded(131073)), "ValidationException"),
            StringComparison.Ordinal);

        static string Padded(int length) => KeyRequests.OpenPolicy + new string(' ', length - KeyRequests.OpenPolicy.Length);
    }

    [Theory, InlineData("PutKeyPolicy"), InlineData("CreateKey")]
    public async Task A_policy_has_characters_of_Latin_1_only(string operation)
    {
        await Api.DoAsync(operation, await RequestAsync(operation, KeyRequests.OpenPolicy.Replace("\"Effect\"", "\"Sid\":\"Grün\",\"Effect\"", StringComparison.Ordinal)));
        foreach (var wrong in new[] { "€", "\u0000", "\u0008" })
        {
            Assert.EndsWith(
                @"at 'policy' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u00FF]+",
                await Api.RefusesAsync(operation, await RequestAsync(operation, KeyRequests.OpenPolicy + wrong), "ValidationException"),
                StringComparison.Ordinal);
        }

        Assert.EndsWith(
            "'policy' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + @"Value '' at 'policy' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u00FF]+",
            await Api.RefusesAsync(operation, await RequestAsync(operation, ""), "ValidationException"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON"), InlineData("[]"), InlineData("{}"), InlineData("null"), InlineData("\"text\""), InlineData("{\"Version\":\"2012-10-17\"}")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[]}"), InlineData("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Maybe\"}}")]
    [InlineData("{\"Version\":\"2026-01-01\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}")]
    public async Task A_document_that_is_no_key_policy_is_malformed(string policy)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await Api.RefusesAsync("PutKeyPolicy", new { KeyId = key, Policy = policy }, "MalformedPolicyDocumentException");
        await Api.RefusesAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", Policy = policy }, "MalformedPolicyDocumentException");
        Assert.Contains("key-default-1", (await Api.DoAsync("GetKeyPolicy", new { KeyId = key })).Text("Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/missing"), InlineData("arn:aws:iam::111122223333:role/nothing"), InlineData("arn:aws:iam::111122223333:group/all")]
    [InlineData("arn:aws:iam::999999999999:root"), InlineData("999999999999"), InlineData("arn:aws:s3:::bucket"), InlineData("nobody")]
    public async Task A_principal_that_does_not_exist_is_refused(string principal)
    {
        var policy = Policy(("Allow", "arn:aws:iam::111122223333:root", "kms:*"), ("Allow", principal, "kms:Sign"));

        foreach (var operation in new[] { "PutKeyPolicy", "CreateKey" })
        {
            await Api.RefusesAsync(operation, await RequestAsync(operation, policy), "MalformedPolicyDocumentException", Invalid);
        }
    }

    [Theory]
    [InlineData("*"), InlineData("111122223333"), InlineData(TestServer.OtherAccount), InlineData("arn:aws:iam::444455556666:root")]
    public async Task Accounts_that_exist_and_everyone_are_principals(string principal) => await Api.DoNothingAsync(
        "PutKeyPolicy", await RequestAsync("PutKeyPolicy", Policy(("Allow", "arn:aws:iam::111122223333:root", "kms:*"), ("Allow", principal, "kms:Sign"))));

    [Theory]
    [InlineData("Allow", "arn:aws:iam::444455556666:root", "kms:*")]
    [InlineData("Allow", "arn:aws:iam::111122223333:root", "kms:Sign")]
    [InlineData("Deny", "arn:aws:iam::111122223333:root", "kms:*")]
    [InlineData("Allow", "arn:aws:iam::111122223333:root", "iam:*")]
    public async Task A_policy_that_would_lock_its_author_out_is_refused_unless_it_is_wanted(string effect, string principal, string action)
    {
        var policy = Policy((effect, principal, action));
        foreach (var operation in new[] { "PutKeyPolicy", "CreateKey" })
        {
            var request = await RequestAsync(operation, policy);
            await Api.RefusesAsync(operation, request, "MalformedPolicyDocumentException", Lockout);

            request["BypassPolicyLockoutSafetyCheck"] = true;
            await Api.DoAsync(operation, request);
        }
    }

    [Fact]
    public async Task An_explicit_denial_of_PutKeyPolicy_locks_out_too()
    {
        var policy = Policy(("Allow", "111122223333", "kms:*"), ("Deny", "111122223333", "kms:PutKeyPolicy"));

        await Api.RefusesAsync("PutKeyPolicy", await RequestAsync("PutKeyPolicy", policy), "MalformedPolicyDocumentException", Lockout);
    }

    [Fact]
    public async Task Who_locked_everyone_out_is_denied_afterwards()
    {
        var request = await RequestAsync("PutKeyPolicy", Policy(("Allow", "111122223333", "kms:Sign")));
        request["BypassPolicyLockoutSafetyCheck"] = true;
        await Api.DoNothingAsync("PutKeyPolicy", request);
        var key = (string)request["KeyId"];

        await Api.RefusesAsync(
            "GetKeyPolicy", new { KeyId = key }, "AccessDeniedException",
            $"User: arn:aws:iam::111122223333:root is not authorized to perform: kms:GetKeyPolicy on resource: {TestServer.ArnOf(key)} "
            + "because no resource-based policy allows the kms:GetKeyPolicy action");
        await Api.DoAsync("Sign", KeyRequests.For("Sign", key));
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"kms:*"}""")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Resource":"*"}""")]
    public async Task A_statement_without_action_or_resource_is_refused(string statement)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"},{{statement}}]}""";

        await Api.RefusesAsync("PutKeyPolicy", await RequestAsync("PutKeyPolicy", policy), "MalformedPolicyDocumentException");
    }

    private static string Policy(params (string Effect, string Principal, string Action)[] statements) => JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Statement = statements.Select(statement => new { statement.Effect, Principal = new { AWS = statement.Principal }, statement.Action, Resource = "*" }),
    });

    private async Task<Dictionary<string, object>> RequestAsync(string operation, string policy) => operation is "CreateKey"
        ? new() { ["KeySpec"] = "ECC_NIST_P256", ["KeyUsage"] = "SIGN_VERIFY", ["Policy"] = policy }
        : new() { ["KeyId"] = await shared.Server.CreateKeyAsync("ECC_NIST_P256"), ["Policy"] = policy };
}
