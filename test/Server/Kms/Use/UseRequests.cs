using System.Security.Cryptography;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>For every operation that uses a key: requests for keys of any kind, and what such requests need.</summary>
internal static class UseRequests
{
    public static readonly string[] DataKeys =
        ["GenerateDataKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext"];

    /// <summary>Operations on one key, which they name as KeyId; ReEncrypt has two.</summary>
    public static readonly string[] OnOneKey =
        ["Decrypt", "DeriveSharedSecret", "Encrypt", .. DataKeys, "GenerateMac", "Sign", "Verify", "VerifyMac"];

    private static readonly byte[] Message = "hello"u8.ToArray();

    /// <summary>A request that is well-formed; it works if the key does the operation and needs nothing that was made before.</summary>
    public static Dictionary<string, object> For(string operation, KeyKind kind, string key)
    {
        var request = new Dictionary<string, object> { ["KeyId"] = key };
        switch (operation)
        {
            case "Encrypt":
                (request["Plaintext"], request["EncryptionAlgorithm"]) = (Message, kind.EncryptionAlgorithm);
                break;
            case "Decrypt":
                (request["CiphertextBlob"], request["EncryptionAlgorithm"]) = (RandomNumberGenerator.GetBytes(256), kind.EncryptionAlgorithm);
                break;
            case "GenerateDataKey" or "GenerateDataKeyWithoutPlaintext":
                request["KeySpec"] = "AES_256";
                break;
            case "GenerateDataKeyPair" or "GenerateDataKeyPairWithoutPlaintext":
                request["KeyPairSpec"] = "ECC_NIST_P256";
                break;
            case "Sign" or "Verify":
                (request["Message"], request["SigningAlgorithm"]) = (Message, kind.SigningAlgorithm);
                break;
            case "GenerateMac" or "VerifyMac":
                (request["Message"], request["MacAlgorithm"]) = (Message, kind.MacAlgorithm);
                break;
            case "DeriveSharedSecret":
                (request["KeyAgreementAlgorithm"], request["PublicKey"]) = ("ECDH", new byte[91]);
                break;
        }

        switch (operation)
        {
            case "Verify":
                request["Signature"] = new byte[64];
                break;
            case "VerifyMac":
                request["Mac"] = new byte[32];
                break;
        }

        return request;
    }

    /// <summary>A request that works, with what it needs made before by the owner of the key.</summary>
    public static async Task<Dictionary<string, object>> WorkingAsync(ApiClient owner, string operation, KeyKind kind, string key)
    {
        var request = For(operation, kind, key);
        switch (operation)
        {
            case "Decrypt":
                request["CiphertextBlob"] = (await owner.DoAsync("Encrypt", For("Encrypt", kind, key))).Blob("CiphertextBlob");
                break;
            case "Verify":
                request["Signature"] = (await owner.DoAsync("Sign", For("Sign", kind, key))).Blob("Signature");
                break;
            case "VerifyMac":
                request["Mac"] = (await owner.DoAsync("GenerateMac", For("GenerateMac", kind, key))).Blob("Mac");
                break;
            case "DeriveSharedSecret":
                request["PublicKey"] = (await owner.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey");
                break;
        }

        return request;
    }

    /// <summary>A request with one member more, or another.</summary>
    public static Dictionary<string, object> With(this Dictionary<string, object> request, string name, object value) => new(request) { [name] = value };
}
