using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Seeds;

public sealed class SeedMaterialTests
{
    private const string Key = "12345678-1234-1234-1234-123456789012";

    [Fact]
    public async Task The_same_seed_gives_the_same_signature_on_two_servers_and_openssl_verifies_it()
    {
        using var generator = new OpenSsl();
        var pkcs8 = await generator.GenerateAsync("RSA_2048", "key.der");
        using var seed = new SeedFile($$"""
            Region: eu-central-1
            Users:
              - UserName: alice
                AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: secretsecret}]
            Roles:
              - {RoleName: SignerRole, AssumeRolePolicyDocument: "file:trust.json"}
              - {RoleName: OfflineVerifierRole, AssumeRolePolicyDocument: "file:trust.json"}
            Keys:
              - {KeyId: {{Key}}, KeySpec: RSA_2048, KeyUsage: SIGN_VERIFY, KeyMaterial: {{Convert.ToBase64String(pkcs8)}}, Aliases: [alias/release]}
            """).With("trust.json", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""");
        await using var one = await seed.StartAsync();
        await using var other = await seed.StartAsync();

        var (signature, publicKey) = (await SignAsync(one), await PublicKeyAsync(one));

        Assert.Equal(signature, await SignAsync(other));
        using var referee = new OpenSsl(publicKey);
        Assert.True(await referee.VerifiesAsync("RSASSA_PKCS1_V1_5_SHA_256", "hello"u8.ToArray(), signature));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=")]
    public async Task A_ciphertext_of_one_server_is_decrypted_by_another_of_the_same_seed(string material)
    {
        using var seed = new SeedFile($"Region: eu-central-1\nKeys: [{{KeyId: {Key}, KeyMaterial: \"{material}\"}}]");
        await using var one = await seed.StartAsync();
        await using var other = await seed.StartAsync();
        var encrypted = await one.Api.KmsAsync("Encrypt", $$"""{"KeyId":"{{Key}}","Plaintext":"aGVsbG8="}""");

        var decrypted = await other.Api.KmsAsync("Decrypt", $$"""{"CiphertextBlob":"{{encrypted.GetProperty("CiphertextBlob").GetString()}}"}""");

        Assert.Equal("aGVsbG8=", decrypted.GetProperty("Plaintext").GetString());
    }

    [Fact]
    public async Task Material_of_external_origin_counts_as_imported()
    {
        using var seed = new SeedFile($"Region: eu-central-1\nKeys: [{{KeyId: {Key}, Origin: EXTERNAL, KeyMaterial: \"{new string('a', 64)}\"}}]");
        await using var server = await seed.StartAsync();

        var key = (await server.Api.KmsAsync("DescribeKey", $$"""{"KeyId":"{{Key}}"}""")).GetProperty("KeyMetadata");

        Assert.Equal(("EXTERNAL", "Enabled"), (key.GetProperty("Origin").GetString(), key.GetProperty("KeyState").GetString()));
    }

    private static async Task<byte[]> SignAsync(TestServer server)
    {
        var answer = await server.Api.KmsAsync("Sign", """{"KeyId":"alias/release","Message":"aGVsbG8=","SigningAlgorithm":"RSASSA_PKCS1_V1_5_SHA_256"}""");
        return answer.GetProperty("Signature").GetBytesFromBase64();
    }

    private static async Task<byte[]> PublicKeyAsync(TestServer server) =>
        (await server.Api.KmsAsync("GetPublicKey", """{"KeyId":"alias/release"}""")).GetProperty("PublicKey").GetBytesFromBase64();
}
