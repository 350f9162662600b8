using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext, with openssl as the user of the pairs.</summary>
public sealed class DataKeyPairTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    private Task<string> Key => shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");

    // Spec, and how long both halves are in DER; RSA's private half varies by a few bytes.
    public static TheoryData<string, int, int> Specs => new()
    {
        { "RSA_2048", 294, 1218 }, { "RSA_3072", 422, 1793 }, { "RSA_4096", 550, 2375 }, { "ECC_NIST_P256", 91, 138 }, { "ECC_NIST_P384", 120, 185 },
        { "ECC_NIST_P521", 158, 241 }, { "ECC_SECG_P256K1", 88, 135 }, { "ECC_NIST_EDWARDS25519", 44, 48 }, { "SM2", 91, 138 },
    };

    public static TheoryData<string> Both => ["GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"];

    [Theory, MemberData(nameof(Specs))]
    public async Task A_pair_works_in_openssl(string spec, int publicLength, int privateLength)
    {
        using var openssl = new OpenSsl();
        var context = new { purpose = spec };
        var made = await Api.DoAsync("GenerateDataKeyPair", new { KeyId = await Key, KeyPairSpec = spec, EncryptionContext = context });

        Assert.Equal("PrivateKeyCiphertextBlob PrivateKeyPlaintext PublicKey KeyId KeyPairSpec KeyMaterialId", made.Names());
        Assert.Equal((TestServer.ArnOf(await Key), spec), (made.Text("KeyId"), made.Text("KeyPairSpec")));
        var (publicKey, privateKey) = (made.Blob("PublicKey"), made.Blob("PrivateKeyPlaintext"));
        Assert.Equal(publicLength, publicKey.Length);
        Assert.InRange(privateKey.Length, privateLength - 5, privateLength + 5);
        openssl.Write("key.der", privateKey);
        await openssl.MustRunAsync("pkey", "-inform", "DER", "-in", "key.der", "-check", "-noout");
        Assert.Equal(publicKey, await openssl.PublicHalfAsync("key.der"));
        await UseAsync(openssl, spec, publicKey);

        // The encrypted half is that very private key.
        var opened = await Api.DoAsync("Decrypt", new { CiphertextBlob = made.Blob("PrivateKeyCiphertextBlob"), EncryptionContext = context });
        Assert.Equal(privateKey, opened.Blob("Plaintext"));
        Assert.Equal(opened.Text("KeyMaterialId"), made.Text("KeyMaterialId"));
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task A_pair_whose_private_half_comes_encrypted_only_works_too(string spec, int publicLength, int privateLength)
    {
        using var openssl = new OpenSsl();
        var made = await Api.DoAsync("GenerateDataKeyPairWithoutPlaintext", new { KeyId = await Key, KeyPairSpec = spec });

        Assert.Equal("PrivateKeyCiphertextBlob PublicKey KeyId KeyPairSpec KeyMaterialId", made.Names());
        Assert.Equal(publicLength, made.Blob("PublicKey").Length);
        var privateKey = (await Api.DoAsync("Decrypt", new { CiphertextBlob = made.Blob("PrivateKeyCiphertextBlob") })).Blob("Plaintext");
        Assert.InRange(privateKey.Length, privateLength - 5, privateLength + 5);
        openssl.Write("key.der", privateKey);
        Assert.Equal(made.Blob("PublicKey"), await openssl.PublicHalfAsync("key.der"));
    }

    [Fact]
    public async Task The_SDK_gets_a_pair()
    {
        var made = await shared.Server.Kms.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = await Key, KeyPairSpec = "ECC_NIST_P256" }, Cancel);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(made.PrivateKeyPlaintext.ToArray(), out _);

        Assert.Equal(made.PublicKey.ToArray(), ecdsa.ExportSubjectPublicKeyInfo());
        Assert.Equal("ECC_NIST_P256", made.KeyPairSpec.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Other_specs_are_refused_with_those_that_there_are(string operation)
    {
        foreach (var spec in new[] { "ML_DSA_44", "HMAC_256", "SYMMETRIC_DEFAULT", "rsa_2048" })
        {
            await Api.RefusesValueAsync(
                operation, new { KeyId = await Key, KeyPairSpec = spec },
                $"Value '{spec}' at 'keyPairSpec' failed to satisfy constraint: Member must satisfy enum value set: [ECC_NIST_EDWARDS25519, ECC_NIST_P256, "
                + "ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, RSA_2048, RSA_3072, RSA_4096, SM2]");
        }

        await Api.RefusesAsync(
            operation, "{}", "ValidationException", "2 validation errors detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'keyPairSpec' failed to satisfy constraint: Member must not be null");
    }

    // The private half signs, the public half verifies; or of SM2 and RSA: the one encrypts, the other decrypts.
    private static async Task UseAsync(OpenSsl openssl, string spec, byte[] publicKey)
    {
        var kind = KeyKind.All.First(kind => kind.Spec == spec);
        openssl.Write("pub.der", publicKey);
        if (kind.EncryptionAlgorithm is not "SYMMETRIC_DEFAULT")
        {
            var ciphertext = await openssl.EncryptAsync(kind.EncryptionAlgorithm, "hello"u8.ToArray());
            Assert.Equal("hello"u8.ToArray(), await openssl.DecryptAsync(kind.EncryptionAlgorithm, "key.der", ciphertext));
            return;
        }

        openssl.Write("in", new byte[32]);
        string[] raw = spec is "ECC_NIST_EDWARDS25519" ? ["-rawin"] : [];
        await openssl.MustRunAsync(["pkeyutl", "-sign", "-keyform", "DER", "-inkey", "key.der", "-in", "in", "-out", "sig", .. raw]);
        await openssl.MustRunAsync(["pkeyutl", "-verify", "-pubin", "-inkey", "pub.der", "-in", "in", "-sigfile", "sig", .. raw]);
    }
}
