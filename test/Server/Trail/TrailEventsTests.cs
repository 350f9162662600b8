using System.Globalization;
using System.Text.Json;
using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Trail;

/// <summary>The events of KMS calls, as CloudTrail writes them: each of the 22 operations when it works and when it is refused.</summary>
public sealed class TrailEventsTests(SharedServer shared)
{
    private const string Frame = "eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent";
    private const string Rest = "requestID eventID readOnly resources eventType managementEvent recipientAccountId eventCategory";

    // K is the key's id, R its ARN, N the alias, A the alias's ARN, O another key's id. Each request works.
    private static readonly (string Operation, string Request, string Parameters, string Response, string Resources)[] Rows =
    [
        ("CancelKeyDeletion", "{'KeyId':'K'}", "{'keyId':'K'}", "{'keyId':'R'}", "R"),
        ("CreateAlias", "{'AliasName':'Nnew','TargetKeyId':'K'}", "{'aliasName':'Nnew','targetKeyId':'K'}", "{'keyId':'R'}", "R Anew"),
        ("Decrypt", "{'KeyId':'K','CiphertextBlob':'BLOB','EncryptionAlgorithm':'RSAES_OAEP_SHA_256'}", "{'keyId':'K','encryptionAlgorithm':'RSAES_OAEP_SHA_256'}", "null", "R"),
        ("DeleteAlias", "{'AliasName':'N'}", "{'aliasName':'N'}", "{'keyId':'R'}", "A R"),
        ("DescribeKey", "{'KeyId':'N'}", "{'keyId':'N'}", "null", "R"),
        ("DisableKey", "{'KeyId':'R'}", "{'keyId':'R'}", "{'keyId':'R'}", "R"),
        ("EnableKey", "{'KeyId':'K'}", "{'keyId':'K'}", "{'keyId':'R'}", "R"),
        ("Encrypt", "{'KeyId':'A','Plaintext':'aGVsbG8=','EncryptionAlgorithm':'RSAES_OAEP_SHA_1'}", "{'keyId':'A','encryptionAlgorithm':'RSAES_OAEP_SHA_1'}", "null", "R"),
        ("GetKeyPolicy", "{'KeyId':'K'}", "{'keyId':'K','policyName':'default'}", "null", "R"),
        ("GetPublicKey", "{'KeyId':'N'}", "{'keyId':'N'}", "null", "R"),
        ("ListAliases", "{'KeyId':'K','Limit':5}", "{'keyId':'K','limit':5}", "null", ""),
        ("ListKeyPolicies", "{'KeyId':'K','Limit':7}", "{'keyId':'K','limit':7}", "null", "R"),
        ("ListKeys", "{}", "null", "null", ""),
        ("ListResourceTags", "{'KeyId':'K'}", "{'keyId':'K'}", "null", "R"),
        ("PutKeyPolicy", "{'KeyId':'K','Policy':'POLICY'}", "{'keyId':'K','policyName':'default','policy':'POLICY','bypassPolicyLockoutSafetyCheck':false}", "{'keyId':'R'}", "R"),
        ("ScheduleKeyDeletion", "{'KeyId':'K','PendingWindowInDays':9}", "{'keyId':'K','pendingWindowInDays':9}",
            "{'keyId':'R','deletionDate':'IN9DAYS','keyState':'PendingDeletion','pendingWindowInDays':9}", "R"),
        ("Sign", "{'KeyId':'N','Message':'aGVsbG8=','SigningAlgorithm':'ECDSA_SHA_256'}", "{'keyId':'N','messageType':'RAW','signingAlgorithm':'ECDSA_SHA_256'}", "null", "R"),
        ("TagResource", "{'KeyId':'K','Tags':[{'TagKey':'a','TagValue':'b'},{'TagKey':'c','TagValue':''}]}",
            "{'keyId':'K','tags':[{'tagKey':'a','tagValue':'b'},{'tagKey':'c','tagValue':''}]}", "{'keyId':'R'}", "R"),
        ("UntagResource", "{'KeyId':'K','TagKeys':['a','x']}", "{'keyId':'K','tagKeys':['a','x']}", "{'keyId':'R'}", "R"),
        ("UpdateAlias", "{'AliasName':'N','TargetKeyId':'O'}", "{'aliasName':'N','targetKeyId':'O'}", "{'keyId':'arn:aws:kms:eu-central-1:111122223333:key/O'}",
            "A arn:aws:kms:eu-central-1:111122223333:key/O"),
        ("UpdateKeyDescription", "{'KeyId':'K','Description':'ünd'}", "{'keyId':'K','description':'ünd'}", "{'keyId':'R'}", "R"),
        ("Verify", "{'KeyId':'K','Message':'aGVsbG8=','Signature':'BLOB','SigningAlgorithm':'ECDSA_SHA_256'}",
            "{'keyId':'K','messageType':'RAW','signingAlgorithm':'ECDSA_SHA_256'}", "null", "R"),
    ];

    private static readonly string[] ReadOnly =
    [
        "Decrypt", "DescribeKey", "Encrypt", "GetKeyPolicy", "GetPublicKey", "ListAliases", "ListKeyPolicies", "ListKeys", "ListResourceTags", "Sign", "Verify",
    ];

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> Operations => [.. Rows.Select(row => row.Operation)];

    [Theory, MemberData(nameof(Operations))]
    public async Task A_call_that_worked_is_told(string operation)
    {
        var row = Rows.Single(row => row.Operation == operation);
        var words = await WordsAsync(operation);

        var answer = await Api.CallAsync(operation, Fill(row.Request, words));

        Assert.True(answer.Status == 200, answer.Text);
        var told = await EventOfAsync(operation, answer);
        Assert.Equal($"{Frame} requestParameters responseElements {Rest}", told.Names());
        IsFramed(told, operation, answer);
        AssertJson(Fill(row.Parameters, words), told.GetProperty("requestParameters"));
        AssertJson(Fill(row.Response, words), told.GetProperty("responseElements"));
        Assert.Equal(Fill(row.Resources, words), string.Join(' ', told.GetProperty("resources").EnumerateArray().Select(resource => resource.Text("ARN"))));
        Assert.All(told.GetProperty("resources").EnumerateArray(), resource =>
            Assert.Equal(("accountId type ARN", TestServer.Account, "AWS::KMS::Key"), (resource.Names(), resource.Text("accountId"), resource.Text("type"))));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_call_that_was_refused_is_told_with_its_error(string operation)
    {
        var (request, parameters) = operation switch
        {
            "ListKeys" => ("{'Marker':'none','Limit':3}", "{'limit':3,'marker':'none'}"),
            "CreateAlias" or "UpdateAlias" => ("{'AliasName':'alias/x','TargetKeyId':'nothing'}", "{'aliasName':'alias/x','targetKeyId':'nothing'}"),
            "DeleteAlias" => ("{'AliasName':'alias/nothing'}", "{'aliasName':'alias/nothing'}"),
            _ => (Rows.Single(row => row.Operation == operation).Request, Rows.Single(row => row.Operation == operation).Parameters),
        };
        var words = new Dictionary<string, string>(await WordsAsync("DescribeKey"), StringComparer.Ordinal)
        {
            ["K"] = NewKeyId(), ["N"] = "alias/nothing", ["R"] = TestServer.ArnOf(NewKeyId()), ["A"] = AliasArn("alias/nothing"), ["BLOB"] = "AAAA",
        };

        var answer = await Api.CallAsync(operation, Fill(request, words));

        Assert.Equal(400, answer.Status);
        var told = await EventOfAsync(operation, answer);
        Assert.Equal($"{Frame} errorCode{(answer.Sentence is null ? "" : " errorMessage")} requestParameters responseElements {Rest}", told.Names());
        IsFramed(told, operation, answer);
        Assert.Equal(answer.Code, told.Text("errorCode"));
        Assert.Equal(answer.Sentence, told.TryGetProperty("errorMessage", out var text) ? text.GetString() : null);
        AssertJson(Fill(parameters, words), told.GetProperty("requestParameters"));
        Assert.Equal(("null", "[]"), (told.GetProperty("responseElements").GetRawText(), told.GetProperty("resources").GetRawText()));
    }

    [Fact]
    public async Task CreateKey_is_told_with_the_key_that_it_made()
    {
        var answer = await Api.CallAsync("CreateKey", """
            {"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY","Description":"release","Tags":[{"TagKey":"team","TagValue":"release"}]}
            """);
        var told = await EventOfAsync("CreateKey", answer);
        var made = answer.Json.GetProperty("KeyMetadata");

        Assert.Equal($"{Frame} requestParameters responseElements {Rest}", told.Names());
        IsFramed(told, "CreateKey", answer);
        var shown = told.GetProperty("responseElements").GetProperty("keyMetadata");
        AssertJson(
            $$"""
            {"aWSAccountId":"111122223333","keyId":"{{made.Text("KeyId")}}","arn":"{{made.Text("Arn")}}","creationDate":"{{InUsEnglish(made.Time("CreationDate"))}}",
            "enabled":true,"description":"release","keyUsage":"SIGN_VERIFY","keyState":"Enabled","origin":"AWS_KMS","keyManager":"CUSTOMER",
            "customerMasterKeySpec":"ECC_NIST_P256","keySpec":"ECC_NIST_P256","signingAlgorithms":["ECDSA_SHA_256"],"multiRegion":false}
            """,
            shown);
        Assert.Equal(made.Text("Arn"), Assert.Single(told.GetProperty("resources").EnumerateArray()).Text("ARN"));
        var parameters = told.GetProperty("requestParameters");
        Assert.Equal(
            ("release", "AWS_KMS", "ECC_NIST_P256", "SIGN_VERIFY", false),
            (parameters.Text("description"), parameters.Text("origin"), parameters.Text("keySpec"), parameters.Text("keyUsage"),
                parameters.GetProperty("bypassPolicyLockoutSafetyCheck").GetBoolean()));
        AssertJson("""[{"tagKey":"team","tagValue":"release"}]""", parameters.GetProperty("tags"));
    }

    [Fact]
    public async Task CreateKey_is_told_with_both_names_of_the_spec()
    {
        foreach (var member in new[] { "KeySpec", "CustomerMasterKeySpec" })
        {
            var answer = await Api.CallAsync("CreateKey", $$"""{"{{member}}":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY"}""");
            var parameters = (await EventOfAsync("CreateKey", answer)).GetProperty("requestParameters");

            Assert.Equal(("ECC_NIST_P256", "ECC_NIST_P256"), (parameters.Text("keySpec"), parameters.Text("customerMasterKeySpec")));
        }
    }

    [Fact]
    public async Task CreateKey_that_was_refused_is_told_with_its_error()
    {
        var answer = await Api.CallAsync("CreateKey", """{"KeySpec":"RSA_2048","KeyUsage":"KEY_AGREEMENT","Description":"d"}""");
        var told = await EventOfAsync("CreateKey", answer);

        Assert.Equal(("ValidationException", "KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048"), (told.Text("errorCode"), told.Text("errorMessage")));
        Assert.Equal(("KEY_AGREEMENT", "d"), (told.GetProperty("requestParameters").Text("keyUsage"), told.GetProperty("requestParameters").Text("description")));
        Assert.Equal("null", told.GetProperty("responseElements").GetRawText());
    }

    [Fact]
    public async Task An_invalid_signature_has_no_message_in_the_trail_either()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var answer = await Api.CallAsync("Verify", KeyRequests.For("Verify", key, new byte[70]));
        var told = await EventOfAsync("Verify", answer);

        Assert.Equal("KMSInvalidSignatureException", told.Text("errorCode"));
        Assert.False(told.TryGetProperty("errorMessage", out _));
        Assert.Equal(TestServer.ArnOf(key), told.GetProperty("resources")[0].Text("ARN"));
    }

    [Fact]
    public async Task A_denied_call_is_told_without_its_parameters()
    {
        var made = await Api.DoAsync("CreateKey", new
        {
            KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", BypassPolicyLockoutSafetyCheck = true,
            Policy = KeyRequests.OpenPolicy.Replace("kms:*", "kms:Verify", StringComparison.Ordinal),
        });
        var key = made.GetProperty("KeyMetadata").Text("KeyId");
        var answer = await Api.CallAsync("Sign", KeyRequests.For("Sign", key));
        var told = await EventOfAsync("Sign", answer);

        answer.IsRefusal(
            "AccessDeniedException",
            $"User: arn:aws:iam::111122223333:root is not authorized to perform: kms:Sign on resource: {TestServer.ArnOf(key)} because no resource-based policy allows the kms:Sign action");
        Assert.Equal(("AccessDenied", answer.Sentence), (told.Text("errorCode"), told.Text("errorMessage")));
        Assert.Equal(("null", "null"), (told.GetProperty("requestParameters").GetRawText(), told.GetProperty("responseElements").GetRawText()));
        Assert.Equal(TestServer.ArnOf(key), told.GetProperty("resources")[0].Text("ARN"));
    }

    [Fact]
    public async Task A_call_from_another_account_is_told_in_the_callers_account_alone()
    {
        var key = TestServer.ArnOf(await shared.KeyAsync("ECC_NIST_P256"));
        var answer = await shared.Stranger.CallAsync("Sign", KeyRequests.For("Sign", key));

        var told = Assert.Single(await LookUpAsync(shared.Stranger, "Sign", answer));
        Assert.Equal(("AccessDenied", TestServer.OtherAccount), (told.Text("errorCode"), told.Text("recipientAccountId")));
        Assert.Empty(await LookUpAsync(Api, "Sign", answer));
    }

    [Fact]
    public async Task An_unsupported_operation_is_told_too()
    {
        var answer = await Api.CallAsync("RotateKeyOnDemand", KeyRequests.For("DescribeKey", await shared.KeyAsync("ECC_NIST_P256", "SIGN_VERIFY")));

        Assert.Equal("UnsupportedOperationException", (await EventOfAsync("RotateKeyOnDemand", answer)).Text("errorCode"));
    }

    [Fact]
    public async Task What_does_not_deserialize_is_told_without_its_bytes()
    {
        var answer = await Api.CallAsync("Sign", """{"KeyId":"alias/secret","Message":"c2VjcmV0"  """);
        var told = await EventOfAsync("Sign", answer);

        Assert.Equal(("SerializationException", "null"), (told.Text("errorCode"), told.GetProperty("requestParameters").GetRawText()));
        Assert.DoesNotContain("c2VjcmV0", told.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, InlineData(17_000, true), InlineData(17_500, false)]
    public async Task Parameters_are_told_up_to_100_KB(int length, bool told)
    {
        // A delete character of one byte takes six in JSON.
        var key = await shared.KeyAsync("RSA_2048", "ENCRYPT_DECRYPT");
        var answer = await Api.CallAsync("PutKeyPolicy", $$"""{"KeyId":"{{key}}","Policy":"{{new string('\u007f', length)}}"}""");

        Assert.Equal("MalformedPolicyDocumentException", answer.Code);
        Assert.Equal(told ? JsonValueKind.Object : JsonValueKind.Null, (await EventOfAsync("PutKeyPolicy", answer)).GetProperty("requestParameters").ValueKind);
    }

    [Fact]
    public async Task Secret_bytes_are_in_no_event()
    {
        await using var server = await TestServer.StartAsync();
        var (signing, decrypting) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT"));
        var signature = (await server.Api.DoAsync("Sign", KeyRequests.For("Sign", signing))).Blob("Signature");
        await server.Api.DoAsync("Verify", KeyRequests.For("Verify", signing, signature));
        var ciphertext = (await server.Api.DoAsync("Encrypt", KeyRequests.For("Encrypt", decrypting))).Blob("CiphertextBlob");
        await server.Api.DoAsync("Decrypt", KeyRequests.For("Decrypt", decrypting, ciphertext));
        var publicKey = (await server.Api.DoAsync("GetPublicKey", new { KeyId = signing })).Blob("PublicKey");
        var withToken = KeyRequests.For("Sign", signing);
        withToken["GrantTokens"] = new[] { "the-grant-token" };
        await server.Api.CallAsync("Sign", withToken);

        var events = string.Concat((await server.TrailAsync("EventSource", "kms.amazonaws.com")).Select(told => told.GetRawText()));

        Assert.Contains("\"Decrypt\"", events, StringComparison.Ordinal);
        foreach (var secret in new[] { "hello"u8.ToArray(), signature, ciphertext, publicKey })
        {
            Assert.DoesNotContain(Convert.ToBase64String(secret), events, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("the-grant-token", events, StringComparison.Ordinal);
        Assert.DoesNotContain("\"message\"", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_there_after_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var before = (await server.TrailAsync("EventName", "CreateKey")).Select(told => told.GetRawText());

        await server.RestartAsync();

        Assert.Equal(before, (await server.TrailAsync("EventName", "CreateKey")).Select(told => told.GetRawText()));
        Assert.Contains(key, Assert.Single(before), StringComparison.Ordinal);
    }

    // Other tests call the same operations at the same time, so the event may be on any page.
    private static async Task<List<JsonElement>> LookUpAsync(ApiClient api, string operation, RawAnswer answer)
    {
        var id = answer.Headers["x-amzn-RequestId"];
        List<JsonElement> found = [];
        string? token = null;
        do
        {
            var page = await api.JsonAsync("cloudtrail", LookupEventsTests.Target, JsonSerializer.Serialize(new
            {
                LookupAttributes = new[] { new { AttributeKey = "EventName", AttributeValue = operation } }, NextToken = token,
            }));
            found.AddRange(page.GetProperty("Events").EnumerateArray()
                .Select(entry => JsonDocument.Parse(entry.Text("CloudTrailEvent")).RootElement)
                .Where(told => told.Text("requestID") == id));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (found.Count == 0 && token is not null);

        return found;
    }

    private static void AssertJson(string expected, JsonElement actual)
    {
        var wanted = JsonDocument.Parse(expected).RootElement;
        Assert.True(JsonElement.DeepEquals(wanted, actual), $"Expected {expected}, but it is {actual.GetRawText()}");
    }

    private static string InUsEnglish(DateTimeOffset time) => time.UtcDateTime.ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture);

    // Longest words first, each standing alone: between quotes, blanks, or before a suffix in lower case.
    private static string Fill(string template, Dictionary<string, string> words) => System.Text.RegularExpressions.Regex.Replace(
        template.Replace('\'', '"'),
        "(?<=[\"/ ]|^)(POLICY|IN9DAYS|BLOB|[KRNAO])(?=[\" ]|new|$)",
        match => words[match.Value]);

    private void IsFramed(JsonElement told, string operation, RawAnswer answer)
    {
        Assert.Equal("1.11", told.Text("eventVersion"));
        AssertJson(
            $$"""
            {"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333","accessKeyId":"{{shared.Server.Root.AccessKeyId}}"}
            """,
            told.GetProperty("userIdentity"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", told.Text("eventTime"));
        Assert.InRange(DateTimeOffset.Parse(told.Text("eventTime")), shared.Server.Clock.Start.AddSeconds(-1), shared.Server.Clock.GetUtcNow());
        Assert.Equal(
            ("kms.amazonaws.com", operation, TestServer.Region, "127.0.0.1", ""),
            (told.Text("eventSource"), told.Text("eventName"), told.Text("awsRegion"), told.Text("sourceIPAddress"), told.Text("userAgent")));
        Assert.Equal(answer.Headers["x-amzn-RequestId"], told.Text("requestID"));
        Assert.True(Guid.TryParseExact(told.Text("eventID"), "D", out _));
        Assert.Equal(ReadOnly.Contains(operation), told.GetProperty("readOnly").GetBoolean());
        Assert.Equal(
            ("AwsApiCall", true, TestServer.Account, "Management"),
            (told.Text("eventType"), told.GetProperty("managementEvent").GetBoolean(), told.Text("recipientAccountId"), told.Text("eventCategory")));
    }

    private async Task<JsonElement> EventOfAsync(string operation, RawAnswer answer) => Assert.Single(await LookUpAsync(Api, operation, answer));

    private async Task<Dictionary<string, string>> WordsAsync(string operation)
    {
        var (spec, usage) = KeyRequests.KindFor(operation);
        var key = await shared.Server.CreateKeyAsync(spec, usage);
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        var blob = await KeyRequests.BlobForAsync(operation, Api, key);
        if (operation is "CancelKeyDeletion")
        {
            await Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        }

        return new(StringComparer.Ordinal)
        {
            ["K"] = key,
            ["R"] = TestServer.ArnOf(key),
            ["N"] = alias,
            ["A"] = AliasArn(alias),
            ["O"] = await shared.Server.CreateKeyAsync(spec, usage),
            ["BLOB"] = blob is null ? "" : Convert.ToBase64String(blob),
            ["POLICY"] = KeyRequests.OpenPolicy.Replace("\"", "\\\"", StringComparison.Ordinal),
            ["IN9DAYS"] = InUsEnglish(shared.Server.Clock.GetUtcNow().AddDays(9)),
        };
    }
}
