namespace Signet.Server.Tests.Kms.Use;

/// <summary>The encryption context: what a ciphertext was bound to must be said again, exactly.</summary>
public sealed class EncryptionContextTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    private Task<string> Key => shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");

    public static TheoryData<string, string> Equal => new()
    {
        { """{"a":"1","b":"2","c":"3"}""", """{"c":"3","a":"1","b":"2"}""" },
        { "{}", "null" },
        { "null", "{}" },
        { """{"":""}""", """{"":""}""" },
        { """{"a":""}""", """{"a":""}""" },
        { """{"a b":"x\u0000y"}""", """{"a\u0020b":"x\u0000y"}""" },
        { """{"Ünïcode":"日本語 🔑"}""", """{"\u00dcn\u00efcode":"\u65e5\u672c\u8a9e \ud83d\udd11"}""" },
        { """{"\ue000":"1","\ud83d\udd11":"2"}""", """{"\ud83d\udd11":"2","\ue000":"1"}""" },
        { """{"a":"x","a":"1"}""", """{"a":"1"}""" },
    };

    public static TheoryData<string, string> Different => new()
    {
        { """{"a":"1"}""", "{}" },
        { "{}", """{"a":"1"}""" },
        { """{"a":"1"}""", """{"A":"1"}""" },
        { """{"a":"x"}""", """{"a":"X"}""" },
        { """{"a":"1"}""", """{"a":"1 "}""" },
        { """{"a":"1","b":"2"}""", """{"a":"1"}""" },
        { """{"a":"1"}""", """{"a":"1","b":"2"}""" },
        { """{"a":"1","b":"2"}""", """{"a":"2","b":"1"}""" },
        { """{"a":"1","b":"2"}""", """{"1":"a","2":"b"}""" },
        { """{"ab":"c"}""", """{"a":"bc"}""" },
        { """{"a":"b","c":"d"}""", """{"a":"bcd"}""" },
        { """{"":"a"}""", """{"a":""}""" },
        { """{"\u00e9":"1"}""", """{"e\u0301":"1"}""" },
        { """{"a":"\u0000"}""", """{"a":""}""" },
    };

    [Theory, MemberData(nameof(Equal))]
    public async Task An_equal_context_decrypts_in_any_order_and_writing(string encrypting, string decrypting)
    {
        var answer = await Api.DoAsync("Decrypt", $$"""{"CiphertextBlob":"{{await EncryptAsync(encrypting)}}","EncryptionContext":{{decrypting}}}""");

        Assert.Equal("hello"u8.ToArray(), answer.Blob("Plaintext"));
    }

    [Theory, MemberData(nameof(Different))]
    public async Task Any_other_context_is_refused_without_a_word(string encrypting, string decrypting) => await Api.RefusesAsync(
        "Decrypt", $$"""{"CiphertextBlob":"{{await EncryptAsync(encrypting)}}","EncryptionContext":{{decrypting}}}""", "InvalidCiphertextException", text: null);

    [Fact]
    public async Task A_context_may_have_many_pairs_and_8192_bytes_but_no_more()
    {
        var many = Enumerable.Range(0, 400).ToDictionary(i => $"key {i}", i => $"v{i}");
        var blob = (await Api.DoAsync("Encrypt", new { KeyId = await Key, Plaintext = "aGk=", EncryptionContext = many })).Blob("CiphertextBlob");
        await Api.DoAsync("Decrypt", new { CiphertextBlob = blob, EncryptionContext = many.Reverse().ToDictionary() });

        var full = new Dictionary<string, string> { ["k"] = new('é', 4095), ["j"] = "" };
        await Api.DoAsync("Encrypt", new { KeyId = await Key, Plaintext = "aGk=", EncryptionContext = full });
        full["j"] = "x";
        foreach (var context in new[] { full, new() { [new string('k', 900_000)] = "" } })
        {
            foreach (var operation in UseRequests.DataKeys.Append("Encrypt").Append("Decrypt"))
            {
                var request = UseRequests.For(operation, KeyKind.For(operation), await Key).With("EncryptionContext", context);
                await Api.RefusesValueAsync(
                    operation, request, "Value at 'encryptionContext' failed to satisfy constraint: Member must have length less than or equal to 8192");
            }
        }
    }

    [Theory]
    [InlineData("""{"a":1}"""), InlineData("""{"a":null}"""), InlineData("""{"a":["b"]}"""), InlineData("[]"), InlineData("\"a\""), InlineData("""{"a":"\ud800"}""")]
    public async Task A_context_is_an_object_of_texts(string context) => await Api.RefusesAsync(
        "Encrypt", $$"""{"KeyId":"{{await Key}}","Plaintext":"aGk=","EncryptionContext":{{context}}}""", "SerializationException");

    [Fact]
    public async Task The_trail_tells_the_context_in_clear()
    {
        var value = Guid.NewGuid().ToString();
        var key = await KeyKind.For("GenerateDataKey").CreateAsync(Api);
        await Api.DoAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_128", EncryptionContext = new Dictionary<string, string> { ["tenant"] = value, ["é"] = "ü" } });

        var told = (await shared.Server.TrailAsync("ResourceName", TestServer.ArnOf(key)))[0];

        Assert.Equal($$"""{"tenant":"{{value}}","é":"ü"}""", told.GetProperty("requestParameters").GetProperty("encryptionContext").GetRawText());
    }

    private async Task<string> EncryptAsync(string context) => (await Api.DoAsync(
        "Encrypt", $$"""{"KeyId":"{{await Key}}","Plaintext":"aGVsbG8=","EncryptionContext":{{context}}}""")).Text("CiphertextBlob");
}
