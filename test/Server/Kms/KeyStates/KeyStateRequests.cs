using System.Security.Cryptography;
using Signet.Identifiers;
using Signet.Server.KeyStores;

namespace Signet.Server.Tests.Kms.KeyStates;

/// <summary>For every operation a request in which nothing is wrong but, perhaps, the state of its key.</summary>
internal static class KeyStateRequests
{
    private static readonly byte[] Hello = "hello"u8.ToArray();

    public static object Grant(string key) =>
        new { KeyId = key, GranteePrincipal = $"arn:aws:iam::{TestServer.Account}:root", Operations = new[] { "DescribeKey" } };

    public static object Wrapping(string key) => new { KeyId = key, WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_2048" };

    public static async Task<object> ForAsync(KeyStateServer scene, KeyStateCell cell, KeyInState made)
    {
        var (api, key) = (scene.Here, made.Key);
        return cell.Row switch
        {
            "CreateAlias" or "UpdateAlias" => new { AliasName = made.Alias, TargetKeyId = key },
            "DeleteAlias" => new { AliasName = made.Alias },
            "CreateGrant" => Grant(key),
            "RetireGrant" or "RevokeGrant" => new { KeyId = key, made.GrantId },
            "PutKeyPolicy" => new { KeyId = key, Policy = KeyRequests.OpenPolicy },
            "TagResource" => new { KeyId = key, Tags = new[] { new { TagKey = "team", TagValue = "release" } } },
            "UntagResource" => new { KeyId = key, TagKeys = new[] { "team" } },
            "UpdateKeyDescription" => new { KeyId = key, Description = "changed" },
            "ReplicateKey" => new { KeyId = key, ReplicaRegion = "us-west-2" },
            "UpdatePrimaryRegion" => new { KeyId = key, PrimaryRegion = KeyStateServer.OtherRegion },
            "GetParametersForImport" => Wrapping(key),
            "ImportKeyMaterial" => Import(made),
            "Encrypt" => new { KeyId = key, Plaintext = Hello },
            "Decrypt" => new { KeyId = key, CiphertextBlob = await BlobAsync() },
            "ReEncrypt.Source" => new { SourceKeyId = key, CiphertextBlob = await BlobAsync(), DestinationKeyId = scene.OtherKey },
            "ReEncrypt.Destination" => new { CiphertextBlob = await api.EncryptAsync(scene.OtherKey, "hello"), DestinationKeyId = key },
            "GenerateDataKey" or "GenerateDataKeyWithoutPlaintext" => new { KeyId = key, KeySpec = "AES_128" },
            "GenerateDataKeyPair" or "GenerateDataKeyPairWithoutPlaintext" => new { KeyId = key, KeyPairSpec = "ECC_NIST_P256" },
            "Sign" => new { KeyId = key, Message = Hello, SigningAlgorithm = "ECDSA_SHA_256" },
            "Verify" => new { KeyId = key, Message = Hello, SigningAlgorithm = "ECDSA_SHA_256", Signature = await SignatureAsync() },
            "GenerateMac" => new { KeyId = key, Message = Hello, MacAlgorithm = "HMAC_SHA_256" },
            "VerifyMac" => new { KeyId = key, Message = Hello, MacAlgorithm = "HMAC_SHA_256", Mac = await MacAsync() },
            "DeriveSharedSecret" => new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = NewPublicKey() },
            _ => new { KeyId = key },
        };

        // Where the key refuses to make one, one that it could have made will do.
        async Task<byte[]> BlobAsync() => cell.Works ? await api.EncryptAsync(key, "hello") : Forged(cell, key);

        async Task<byte[]> SignatureAsync() => cell.Works
            ? (await api.DoAsync("Sign", new { KeyId = key, Message = Hello, SigningAlgorithm = "ECDSA_SHA_256" })).Blob("Signature")
            : new byte[70];

        async Task<byte[]> MacAsync() => cell.Works
            ? (await api.DoAsync("GenerateMac", new { KeyId = key, Message = Hello, MacAlgorithm = "HMAC_SHA_256" })).Blob("Mac")
            : new byte[32];
    }

    private static byte[] Forged(KeyStateCell cell, string key)
    {
        var material = cell.State is "Unavailable" ? null : new string('0', 64);
        return [.. CiphertextBlob.HeaderFor(AccountId.Parse(TestServer.Account), KeyId.Parse(key), material), .. new byte[40]];
    }

    private static object Import(KeyInState made)
    {
        if (made.Wrapping is not { } wrapping)
        {
            return new { KeyId = made.Key, ImportToken = new byte[100], EncryptedKeyMaterial = new byte[256], ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE" };
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(wrapping.Blob("PublicKey"), out _);
        return new
        {
            KeyId = made.Key,
            ImportToken = wrapping.Blob("ImportToken"),
            EncryptedKeyMaterial = rsa.Encrypt(made.Material, RSAEncryptionPadding.OaepSHA256),
            ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
        };
    }

    private static byte[] NewPublicKey()
    {
        using var peer = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return peer.ExportSubjectPublicKeyInfo();
    }
}
