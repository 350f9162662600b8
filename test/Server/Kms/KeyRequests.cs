using System.Security.Cryptography;

namespace Signet.Server.Tests.Kms;

/// <summary>For every operation that names a key: a request that works with a key of the right kind.</summary>
internal static class KeyRequests
{
    /// <summary>Operations that take a key by id, ARN, alias name and alias ARN.</summary>
    public static readonly string[] ByAnyName = ["Decrypt", "DescribeKey", "Encrypt", "GetPublicKey", "Sign", "Verify"];

    /// <summary>Operations that take a key by id and by ARN only.</summary>
    public static readonly string[] ByIdOrArn =
    [
        "CancelKeyDeletion", "CreateAlias", "CreateGrant", "DisableKey", "EnableKey", "GetKeyPolicy", "ListAliases", "ListGrants", "ListKeyPolicies",
        "ListResourceTags", "PutKeyPolicy", "RetireGrant", "RevokeGrant", "ScheduleKeyDeletion", "TagResource", "UntagResource", "UpdateAlias",
        "UpdateKeyDescription",
    ];

    public const string OpenPolicy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}""";

    /// <summary>The kind of key that the operation works with.</summary>
    public static (string Spec, string Usage) KindFor(string operation) =>
        operation is "Encrypt" or "Decrypt" ? ("RSA_2048", "ENCRYPT_DECRYPT") : ("ECC_NIST_P256", "SIGN_VERIFY");

    /// <summary>The request, with the blob that Verify or Decrypt are about.</summary>
    public static Dictionary<string, object> For(string operation, string key, byte[]? blob = null, string? alias = null, string? grant = null)
    {
        var request = new Dictionary<string, object> { [operation is "CreateAlias" or "UpdateAlias" ? "TargetKeyId" : "KeyId"] = key };
        switch (operation)
        {
            case "CreateAlias" or "UpdateAlias":
                request["AliasName"] = alias ?? KmsCalls.NewAlias();
                break;
            case "CreateGrant":
                request["GranteePrincipal"] = $"arn:aws:iam::{TestServer.Account}:root";
                request["Operations"] = new[] { "DescribeKey" };
                break;
            case "RetireGrant" or "RevokeGrant":
                request["GrantId"] = grant ?? new string('a', 64);
                break;
            case "Encrypt":
                request["Plaintext"] = "hello"u8.ToArray();
                request["EncryptionAlgorithm"] = "RSAES_OAEP_SHA_256";
                break;
            case "Decrypt":
                request["CiphertextBlob"] = blob ?? RandomNumberGenerator.GetBytes(256);
                request["EncryptionAlgorithm"] = "RSAES_OAEP_SHA_256";
                break;
            case "Sign" or "Verify":
                request["Message"] = "hello"u8.ToArray();
                request["SigningAlgorithm"] = "ECDSA_SHA_256";
                break;
            case "PutKeyPolicy":
                request["Policy"] = OpenPolicy;
                break;
            case "TagResource":
                request["Tags"] = new[] { new { TagKey = "team", TagValue = "release" } };
                break;
            case "UntagResource":
                request["TagKeys"] = new[] { "team" };
                break;
            case "UpdateKeyDescription":
                request["Description"] = "changed";
                break;
        }

        if (operation is "Verify")
        {
            request["Signature"] = blob ?? RandomNumberGenerator.GetBytes(70);
        }

        return request;
    }

    /// <summary>The id of a grant that RetireGrant or RevokeGrant can delete; null for other operations.</summary>
    public static async Task<string?> GrantForAsync(string operation, ApiClient api, string key) =>
        operation is "RetireGrant" or "RevokeGrant" ? (await api.DoAsync("CreateGrant", For("CreateGrant", key))).Text("GrantId") : null;

    /// <summary>The blob that Verify or Decrypt need, made with the key; null for other operations.</summary>
    public static async Task<byte[]?> BlobForAsync(string operation, ApiClient api, string key) => operation switch
    {
        "Verify" => (await api.DoAsync("Sign", For("Sign", key))).Blob("Signature"),
        "Decrypt" => (await api.DoAsync("Encrypt", For("Encrypt", key))).Blob("CiphertextBlob"),
        _ => null,
    };
}

/// <summary>Refusals that several operations share.</summary>
internal static class SharedRefusals
{
    /// <summary>Every operation that takes grant tokens refuses strange ones, too many, and ones of no or of too great length.</summary>
    public static async Task RefusesUnknownTokenAsync(this ApiClient api, string operation, Task<string> key)
    {
        var request = KeyRequests.For(operation, await key);
        request["GrantTokens"] = new[] { "AQpAM2RhZTk1MGMyNTk2ZmZmMzEyYWVh" };
        await api.RefusesAsync(operation, request, "InvalidGrantTokenException", text: null);

        request["GrantTokens"] = Enumerable.Repeat("token", 11);
        await api.RefusesValueAsync(operation, request, "Value at 'grantTokens' failed to satisfy constraint: Member must have length less than or equal to 10");

        request["GrantTokens"] = new[] { "token", "" };
        await api.RefusesValueAsync(
            operation, request, "Value '' at 'grantTokens.2.member' failed to satisfy constraint: Member must have length greater than or equal to 1");

        request["GrantTokens"] = Array.Empty<string>();
        var answer = await api.CallAsync(operation, request);
        Assert.NotEqual("InvalidGrantTokenException", answer.Code);
    }
}
