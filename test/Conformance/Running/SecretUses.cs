using System.Security.Cryptography;
using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>Every operation that takes or gives a secret, with keys of each family.</summary>
internal static class SecretUses
{
    public static async Task UseAllAsync(Client root, Secrets secrets)
    {
        var key = await root.CreateKeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
        await EncryptAsync(root, secrets, key);
        await MakeDataKeysAsync(root, secrets, key);
        await AgreeAsync(root, secrets);
        await AuthenticateAsync(root, secrets);
        await GrantAsync(root, secrets, key);
        foreach (var (spec, usage) in new[] { ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"), ("HMAC_384", "GENERATE_VERIFY_MAC"), ("ECC_NIST_P256", "SIGN_VERIFY") })
        {
            await ImportAsync(root, secrets, spec, usage);
        }

        var random = await DoAsync(root, "GenerateRandom", new { NumberOfBytes = 64 });
        secrets.Add("random bytes", random.Blob("Plaintext"));
    }

    private static async Task EncryptAsync(Client root, Secrets secrets, string key)
    {
        var plaintext = secrets.New("a plaintext for a symmetric key");
        var context = new { purpose = secrets.NewTold("an encryption context") };
        var encrypted = await DoAsync(root, "Encrypt", new { KeyId = key, Plaintext = plaintext, EncryptionContext = context });
        var moved = await DoAsync(root, "ReEncrypt", new
        {
            CiphertextBlob = encrypted.Blob("CiphertextBlob"), SourceEncryptionContext = context, DestinationKeyId = key,
        });
        Assert.Equal(plaintext, (await DoAsync(root, "Decrypt", new { CiphertextBlob = moved.Blob("CiphertextBlob") })).Text("Plaintext"));
        Assert.NotEqual(200, (await TryAsync(root, "Decrypt", new { CiphertextBlob = encrypted.Blob("CiphertextBlob") })).Status);
    }

    private static async Task MakeDataKeysAsync(Client root, Secrets secrets, string key)
    {
        secrets.Add("a data key", (await DoAsync(root, "GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" })).Blob("Plaintext"));
        secrets.Add("a long data key", (await DoAsync(root, "GenerateDataKey", new { KeyId = key, NumberOfBytes = 1024 })).Blob("Plaintext"));
        var dataKey = await DoAsync(root, "GenerateDataKeyWithoutPlaintext", new { KeyId = key, KeySpec = "AES_256" });
        secrets.Add("a data key that came encrypted", await DecryptAsync(root, dataKey.Blob("CiphertextBlob")));
        foreach (var spec in new[] { "ECC_NIST_P256", "ECC_NIST_EDWARDS25519", "SM2", "RSA_2048" })
        {
            var pair = await DoAsync(root, "GenerateDataKeyPair", new { KeyId = key, KeyPairSpec = spec });
            secrets.Add($"a private key of a pair of {spec}", pair.Blob("PrivateKeyPlaintext"));
            var other = await DoAsync(root, "GenerateDataKeyPairWithoutPlaintext", new { KeyId = key, KeyPairSpec = spec });
            secrets.Add($"a private key of a pair of {spec} that came encrypted", await DecryptAsync(root, other.Blob("PrivateKeyCiphertextBlob")));
        }
    }

    private static async Task AgreeAsync(Client root, Secrets secrets)
    {
        var (key, other) = (await root.CreateKeyAsync("ECC_NIST_P384", "KEY_AGREEMENT"), await root.CreateKeyAsync("ECC_NIST_P384", "KEY_AGREEMENT"));
        var peer = (await DoAsync(root, "GetPublicKey", new { KeyId = other })).Blob("PublicKey");
        var answer = await DoAsync(root, "DeriveSharedSecret", new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = peer });
        secrets.Add("a shared secret", answer.Blob("SharedSecret"));
    }

    private static async Task AuthenticateAsync(Client root, Secrets secrets)
    {
        var key = await root.CreateKeyAsync("HMAC_256", "GENERATE_VERIFY_MAC");
        var message = secrets.New("a message for HMAC");
        var mac = (await DoAsync(root, "GenerateMac", new { KeyId = key, Message = message, MacAlgorithm = "HMAC_SHA_256" })).Blob("Mac");
        secrets.Add("a MAC", mac);
        await DoAsync(root, "VerifyMac", new { KeyId = key, Message = message, MacAlgorithm = "HMAC_SHA_256", Mac = mac });
        Assert.NotEqual(200, (await TryAsync(root, "VerifyMac", new { KeyId = key, Message = message, MacAlgorithm = "HMAC_SHA_256", Mac = new byte[32] })).Status);
    }

    private static async Task GrantAsync(Client root, Secrets secrets, string key)
    {
        var grant = await DoAsync(root, "CreateGrant", new { KeyId = key, GranteePrincipal = "arn:aws:iam::111122223333:root", Operations = new[] { "Decrypt" } });
        secrets.Add("a grant token", grant.Text("GrantToken"));
        await DoAsync(root, "RetireGrant", new { GrantToken = grant.Text("GrantToken") });
    }

    private static async Task ImportAsync(Client root, Secrets secrets, string spec, string usage)
    {
        var key = (await DoAsync(root, "CreateKey", new { KeySpec = spec, KeyUsage = usage, Origin = "EXTERNAL" })).GetProperty("KeyMetadata").Text("KeyId");
        var parameters = await DoAsync(root, "GetParametersForImport", new { KeyId = key, WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_4096" });
        var material = NewMaterial(spec);
        secrets.Add($"imported material of {spec}", material);
        secrets.Add($"an import token of {spec}", parameters.Blob("ImportToken"));
        using var wrapping = RSA.Create();
        wrapping.ImportSubjectPublicKeyInfo(parameters.Blob("PublicKey"), out _);
        object Request(byte[] wrapped) => new
        {
            KeyId = key, ImportToken = parameters.Blob("ImportToken"), EncryptedKeyMaterial = wrapped, ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
        };

        // First as a mistake may leave it: not wrapped at all.
        Assert.NotEqual(200, (await TryAsync(root, "ImportKeyMaterial", Request(material))).Status);
        await DoAsync(root, "ImportKeyMaterial", Request(wrapping.Encrypt(material, RSAEncryptionPadding.OaepSHA256)));
    }

    private static byte[] NewMaterial(string spec)
    {
        if (spec is not "ECC_NIST_P256")
        {
            return RandomNumberGenerator.GetBytes(spec is "HMAC_384" ? 48 : 32);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private static async Task<byte[]> DecryptAsync(Client root, byte[] blob) => (await DoAsync(root, "Decrypt", new { CiphertextBlob = blob })).Blob("Plaintext");

    private static async Task<JsonElement> DoAsync(Client root, string operation, object request)
    {
        var reply = await root.KmsAsync(operation, JsonSerializer.Serialize(request));
        return reply.Text.Length == 0 ? default : reply.Json;
    }

    private static Task<Reply> TryAsync(Client root, string operation, object request) => root.TryKmsAsync(operation, JsonSerializer.Serialize(request));

    private static byte[] Blob(this JsonElement json, string name) => json.GetProperty(name).GetBytesFromBase64();
}
