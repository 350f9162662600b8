using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>GenerateDataKey and GenerateDataKeyWithoutPlaintext.</summary>
public sealed class DataKeyTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    private Task<string> Key => shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");

    public static TheoryData<string> Both => ["GenerateDataKey", "GenerateDataKeyWithoutPlaintext"];

    [Fact]
    public async Task The_SDK_gets_a_data_key_that_Decrypt_gives_again_with_its_context()
    {
        var kms = shared.Server.Kms;
        var context = new Dictionary<string, string> { ["tenant"] = "blue" };
        var made = await kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = await Key, KeySpec = DataKeySpec.AES_256, EncryptionContext = context }, Cancel);
        var opened = await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = made.CiphertextBlob, EncryptionContext = context }, Cancel);

        Assert.Equal(32, made.Plaintext.Length);
        Assert.Equal(made.Plaintext.ToArray(), opened.Plaintext.ToArray());
        Assert.Equal((TestServer.ArnOf(await Key), opened.KeyMaterialId), (made.KeyId, made.KeyMaterialId));
        await Assert.ThrowsAsync<InvalidCiphertextException>(() => kms.DecryptAsync(new DecryptRequest { CiphertextBlob = made.CiphertextBlob }, Cancel));
    }

    [Theory]
    [InlineData("KeySpec", "AES_128", 16), InlineData("KeySpec", "AES_256", 32)]
    [InlineData("NumberOfBytes", 1, 1), InlineData("NumberOfBytes", 64, 64), InlineData("NumberOfBytes", 1024, 1024)]
    public async Task The_length_is_by_spec_or_in_bytes(string member, object value, int length)
    {
        var request = new Dictionary<string, object> { ["KeyId"] = await Key, [member] = value };
        var (made, hidden) = (await Api.DoAsync("GenerateDataKey", request), await Api.DoAsync("GenerateDataKeyWithoutPlaintext", request));

        Assert.Equal("CiphertextBlob Plaintext KeyId KeyMaterialId", made.Names());
        Assert.Equal("CiphertextBlob KeyId KeyMaterialId", hidden.Names());
        Assert.Equal(length, made.Blob("Plaintext").Length);
        foreach (var blob in new[] { made.Blob("CiphertextBlob"), hidden.Blob("CiphertextBlob") })
        {
            Assert.Equal(length, (await Api.DoAsync("Decrypt", new { CiphertextBlob = blob })).Blob("Plaintext").Length);
        }
    }

    [Fact]
    public async Task Every_data_key_is_another()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            keys.Add((await Api.DoAsync("GenerateDataKey", new { KeyId = await Key, KeySpec = "AES_256" })).Text("Plaintext"));
        }

        Assert.Equal(20, keys.Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Exactly_one_length_must_be_said(string operation)
    {
        const string Text = "Please specify either number of bytes or key spec.";
        await Api.RefusesAsync(operation, new { KeyId = await Key }, "ValidationException", Text);
        await Api.RefusesAsync(operation, new { KeyId = await Key, KeySpec = "AES_256", NumberOfBytes = 32 }, "ValidationException", Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_length_out_of_range_or_of_no_known_spec_is_refused(string operation)
    {
        const string Range = "failed to satisfy constraint: Member must have value";
        await Api.RefusesValueAsync(operation, new { KeyId = await Key, NumberOfBytes = 0 }, $"Value '0' at 'numberOfBytes' {Range} greater than or equal to 1");
        await Api.RefusesValueAsync(operation, new { KeyId = await Key, NumberOfBytes = 1025 }, $"Value '1025' at 'numberOfBytes' {Range} less than or equal to 1024");
        await Api.RefusesValueAsync(
            operation, new { KeyId = await Key, KeySpec = "AES_192" },
            "Value 'AES_192' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: [AES_128, AES_256]");
        await Api.RefusesValueAsync(operation, new { KeySpec = "AES_256" }, "Value null at 'keyId' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task There_is_no_recipient_where_there_is_no_plaintext() => Assert.Equal(
        "CiphertextBlob KeyId KeyMaterialId",
        (await Api.DoAsync("GenerateDataKeyWithoutPlaintext", new { KeyId = await Key, KeySpec = "AES_128", Recipient = new { } })).Names());
}
