using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

public sealed class GetPublicKeyTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Theory]
    [InlineData("RSA_2048", "SIGN_VERIFY", 294), InlineData("RSA_3072", "SIGN_VERIFY", 422), InlineData("RSA_4096", "SIGN_VERIFY", 550)]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT", 294)]
    [InlineData("ECC_NIST_P256", "SIGN_VERIFY", 91), InlineData("ECC_NIST_P384", "SIGN_VERIFY", 120), InlineData("ECC_NIST_P521", "SIGN_VERIFY", 158)]
    [InlineData("ECC_SECG_P256K1", "SIGN_VERIFY", 88)]
    public async Task The_key_is_SubjectPublicKeyInfo_with_what_it_is_good_for(string spec, string usage, int size)
    {
        var made = await shared.MetadataAsync(spec, usage);
        var algorithms = usage is "SIGN_VERIFY" ? "SigningAlgorithms" : "EncryptionAlgorithms";

        var answer = await Api.DoAsync("GetPublicKey", new { KeyId = made.Text("KeyId") });

        Assert.Equal($"KeyId PublicKey CustomerMasterKeySpec KeySpec KeyUsage {algorithms}", answer.Names());
        Assert.Equal(made.Text("Arn"), answer.Text("KeyId"));
        Assert.Equal((spec, spec, usage), (answer.Text("CustomerMasterKeySpec"), answer.Text("KeySpec"), answer.Text("KeyUsage")));
        Assert.Equal(made.Texts(algorithms), answer.Texts(algorithms));
        var spki = answer.Blob("PublicKey");
        Assert.Equal(size, spki.Length);
        using AsymmetricAlgorithm key = spec.StartsWith("RSA", StringComparison.Ordinal) ? RSA.Create() : ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(spki, out var read);
        Assert.Equal(size, read);
        Assert.Equal(spki, key.ExportSubjectPublicKeyInfo());
        Assert.Equal(spec switch { "ECC_NIST_P521" => 521, "ECC_NIST_P384" => 384, "RSA_2048" => 2048, "RSA_3072" => 3072, "RSA_4096" => 4096, _ => 256 }, key.KeySize);
    }

    [Fact]
    public async Task The_SDK_reads_it()
    {
        var answer = await shared.Server.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = await shared.KeyAsync("ECC_NIST_P256") }, Cancel);

        Assert.Equal((KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY), (answer.KeySpec, answer.KeyUsage));
        Assert.Equal(["ECDSA_SHA_256"], answer.SigningAlgorithms);
        Assert.Null(answer.EncryptionAlgorithms);
        Assert.Equal(91, answer.PublicKey.Length);
    }

    [Fact]
    public Task A_grant_token_that_is_not_ours_is_refused() => Api.RefusesUnknownTokenAsync("GetPublicKey", shared.KeyAsync("ECC_NIST_P256"));

    [Fact]
    public Task It_needs_a_key() => Api.RefusesValueAsync("GetPublicKey", "{}", "Value null at 'keyId' failed to satisfy constraint: Member must not be null");
}
