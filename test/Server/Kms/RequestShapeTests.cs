using System.Text;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

/// <summary>Requests that are not what the protocol calls for: always a refusal of the caller, never a failure of the server.</summary>
public sealed class RequestShapeTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task Every_violated_constraint_is_told_at_once()
    {
        var text = await Api.RefusesAsync(
            "Verify", new { KeyId = "", Message = new byte[4097], MessageType = "X", SigningAlgorithm = "Y", GrantTokens = new[] { "" } }, "ValidationException");

        Assert.StartsWith("6 validation errors detected: ", text, StringComparison.Ordinal);
        var parts = text["6 validation errors detected: ".Length..].Split("; ").Select(part => part.Split(": Member must satisfy enum")[0]).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "Value '' at 'grantTokens.1.member' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "Value 'X' at 'messageType' failed to satisfy constraint",
                "Value 'Y' at 'signingAlgorithm' failed to satisfy constraint",
                "Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096",
                "Value null at 'signature' failed to satisfy constraint: Member must not be null",
            ],
            parts);
    }

    [Fact]
    public async Task An_empty_request_lacks_every_required_member()
    {
        foreach (var request in new[] { "{}", "", """{"KeyId":null,"Message":null,"SigningAlgorithm":null}""", " { } \r\n" })
        {
            await Api.RefusesAsync("Sign", request, "ValidationException", "3 validation errors detected: "
                + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
                + "Value null at 'message' failed to satisfy constraint: Member must not be null; "
                + "Value null at 'signingAlgorithm' failed to satisfy constraint: Member must not be null");
        }
    }

    [Fact]
    public async Task A_required_violation_beats_the_lookup_of_the_key() => await Api.RefusesValueAsync(
        "UpdateKeyDescription", new { KeyId = NewKeyId() }, "Value null at 'description' failed to satisfy constraint: Member must not be null");

    [Fact]
    public async Task Unknown_members_are_ignored_and_null_is_the_same_as_absent()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        await Api.DoAsync("DescribeKey", $$$"""{"Future":[{"a":{"b":[1,2.5e3,true,null,"x"]}}],"KeyId":"{{{key}}}","GrantTokens":null,"keyid":7}""");
        await Api.DoAsync("ListKeys", """{"Limit":null,"Marker":null}""");
    }

    [Fact]
    public async Task An_escaped_member_name_is_the_same_name()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        await Api.DoAsync("DescribeKey", $$"""{"\u004beyId":"{{key}}"}""");
    }

    [Theory]
    [InlineData("DescribeKey", """{"KeyId":1}"""), InlineData("DescribeKey", """{"KeyId":true}"""), InlineData("DescribeKey", """{"KeyId":["a"]}""")]
    [InlineData("DescribeKey", """{"KeyId":{"a":"b"}}"""), InlineData("DescribeKey", """{"KeyId":"a","GrantTokens":"t"}"""), InlineData("DescribeKey", """{"KeyId":"a","GrantTokens":[1]}""")]
    [InlineData("DescribeKey", """{"KeyId":"a","GrantTokens":[null]}"""), InlineData("DescribeKey", """{"KeyId":"a","GrantTokens":{}}""")]
    [InlineData("ListKeys", """{"Limit":"1"}"""), InlineData("ListKeys", """{"Limit":1.5}"""), InlineData("ListKeys", """{"Limit":99999999999}""")]
    [InlineData("ListKeys", """{"Limit":1e400}"""), InlineData("ListKeys", """{"Limit":true}"""), InlineData("ListKeys", """{"Marker":1}""")]
    [InlineData("Sign", """{"KeyId":"a","Message":1}"""), InlineData("Sign", """{"KeyId":"a","Message":"a"}"""), InlineData("Sign", """{"KeyId":"a","Message":"AAA"}""")]
    [InlineData("Sign", """{"KeyId":"a","Message":"A-_="}"""), InlineData("Sign", """{"KeyId":"a","Message":"AAAA=AAA"}"""), InlineData("Sign", """{"KeyId":"a","Message":["AAAA"]}""")]
    [InlineData("Sign", """{"KeyId":"a","Message":"ääää"}"""), InlineData("Sign", """{"SigningAlgorithm":5}"""), InlineData("Sign", """{"DryRun":"true"}"""), InlineData("Sign", """{"DryRun":1}""")]
    [InlineData("TagResource", """{"KeyId":"a","Tags":{}}"""), InlineData("TagResource", """{"KeyId":"a","Tags":["a"]}"""), InlineData("TagResource", """{"KeyId":"a","Tags":[null]}""")]
    [InlineData("TagResource", """{"KeyId":"a","Tags":[{"TagKey":1,"TagValue":""}]}"""), InlineData("UntagResource", """{"KeyId":"a","TagKeys":"a"}""")]
    [InlineData("Encrypt", """{"EncryptionContext":[]}"""), InlineData("Encrypt", """{"EncryptionContext":{"a":1}}"""), InlineData("Encrypt", """{"EncryptionContext":{"a":null}}""")]
    [InlineData("Encrypt", """{"EncryptionContext":{"a":{"b":"c"}}}"""), InlineData("Decrypt", """{"Recipient":"x"}"""), InlineData("Decrypt", """{"DryRunModifiers":"IGNORE_CIPHERTEXT"}""")]
    [InlineData("CreateKey", """{"MultiRegion":"false"}"""), InlineData("CreateKey", """{"KeySpec":["RSA_2048"]}"""), InlineData("ScheduleKeyDeletion", """{"KeyId":"a","PendingWindowInDays":"7"}""")]
    public async Task A_value_of_the_wrong_type_does_not_deserialize(string operation, string request) =>
        await Api.RefusesAsync(operation, request, "SerializationException");

    [Theory]
    [InlineData("{"), InlineData("}"), InlineData("["), InlineData("[]"), InlineData("null"), InlineData("1"), InlineData("\"text\""), InlineData("no JSON"), InlineData("{\"KeyId\"")]
    [InlineData("{\"KeyId\":"), InlineData("{\"KeyId\":\"a"), InlineData("{\"KeyId\":\"a\""), InlineData("{\"KeyId\":\"a\",}"), InlineData("{KeyId:\"a\"}"), InlineData("{'KeyId':'a'}")]
    [InlineData("{\"KeyId\":\"a\"}{}"), InlineData("{\"KeyId\":\"a\"} x"), InlineData("{\"KeyId\":\"a\"}]"), InlineData("/* */{\"KeyId\":\"a\"}")]
    [InlineData("{\"KeyId\":\"\\x\"}"), InlineData("{\"KeyId\":\"a\nb\"}"), InlineData("{\"Limit\":01}"), InlineData("{\"Limit\":NaN}"), InlineData("\u0000"), InlineData("{}\u0000")]
    [InlineData("Action=Sign"), InlineData("<a/>"), InlineData("\uFEFF{}")]
    public async Task Broken_JSON_and_trailing_garbage_do_not_deserialize(string request)
    {
        foreach (var operation in new[] { "DescribeKey", "ListKeys", "Sign", "CreateKey" })
        {
            await Api.RefusesAsync(operation, request, "SerializationException");
        }
    }

    [Theory, InlineData("{\"KeyId\":\"\xFF\"}"), InlineData("{\"\xC3(yId\":\"a\"}"), InlineData("\xFF\xFE"), InlineData("{\"KeyId\":\"\xED\xA0\x80\"}")]
    public async Task Bytes_that_are_not_UTF_8_do_not_deserialize(string latin1)
    {
        var answer = await Api.PostAsync("TrentService.DescribeKey", Encoding.Latin1.GetBytes(latin1));

        answer.IsRefusal("SerializationException", answer.Sentence);
    }

    [Theory, InlineData("DescribeKey", "KeyId"), InlineData("ListKeys", "Marker"), InlineData("CreateKey", "Description"), InlineData("CreateKey", "KeySpec")]
    public async Task Half_a_surrogate_pair_does_not_deserialize(string operation, string member) =>
        await Api.RefusesAsync(operation, $$"""{"{{member}}":"\ud800"}""", "SerializationException");

    [Theory, InlineData("[", "]"), InlineData("{\"a\":", "}")]
    public async Task Deep_nesting_does_not_deserialize(string open, string close)
    {
        foreach (var depth in new[] { 40, 1000, 50_000 })
        {
            var deep = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            await Api.RefusesAsync("DescribeKey", $$"""{"KeyId":"a","Unknown":{{deep}}}""", "SerializationException");
            await Api.RefusesAsync("TagResource", $$"""{"KeyId":"a","Tags":{{deep}}}""", "SerializationException");
            await Api.RefusesAsync("DescribeKey", deep, "SerializationException");
        }
    }

    [Fact]
    public async Task A_long_list_of_tags_is_refused_and_not_counted_to_the_end()
    {
        var tags = string.Join(',', Enumerable.Repeat("""{"TagKey":"k","TagValue":"v"}""", 20_000));

        await Api.RefusesAsync("TagResource", $$"""{"KeyId":"{{await shared.KeyAsync("ECC_NIST_P256")}}","Tags":[{{tags}}]}""", "SerializationException");
    }

    [Theory, InlineData("CreateGrant", "Operations"), InlineData("DescribeKey", "GrantTokens")]
    public async Task A_long_list_of_wrong_values_is_counted_and_told_in_part(string operation, string member)
    {
        var request = KeyRequests.For(operation, await shared.KeyAsync("ECC_NIST_P256"));
        request[member] = Enumerable.Repeat("", 9_999);

        var text = await Api.RefusesAsync(operation, request, "ValidationException");

        Assert.StartsWith(member is "Operations" ? "9999 validation errors detected: " : "10000 validation errors detected: ", text, StringComparison.Ordinal);
        Assert.Equal(100, text.Split("; ").Length);
    }

    [Fact]
    public async Task Requests_with_changed_bytes_never_fail_inside_the_server()
    {
        var random = new Random(20261123);
        var good = Encoding.UTF8.GetBytes(
            """{"KeyId":"alias/x","Message":"aGVsbG8=","MessageType":"RAW","SigningAlgorithm":"ECDSA_SHA_256","GrantTokens":["a"],"DryRun":true,"Limit":5,"Tags":[{"TagKey":"k","TagValue":"v"}]}""");
        var operations = new[] { "Sign", "TagResource", "ListKeys", "CreateKey", "Decrypt", "DescribeKey" };
        for (var i = 0; i < 600; i++)
        {
            byte[] bytes = [.. good];
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var answer = await Api.PostAsync($"TrentService.{operations[i % operations.Length]}", bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
            Assert.True(answer.Status is 200 or 400, $"{answer.Status} {answer.Text} for {Convert.ToBase64String(bytes)}");
        }
    }
}
