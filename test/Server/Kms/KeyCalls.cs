using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Signet.Server.Tests.Kms;

/// <summary>What tests of the life of a key say often, said shortly.</summary>
internal static class KeyCalls
{
    /// <summary>Makes a key, and gives its id.</summary>
    public static async Task<string> MakeKeyAsync(
        this ApiClient api, string spec = "SYMMETRIC_DEFAULT", string usage = "ENCRYPT_DECRYPT", bool multiRegion = false, string origin = "AWS_KMS")
    {
        var made = await api.DoAsync("CreateKey", new { KeySpec = spec, KeyUsage = usage, MultiRegion = multiRegion, Origin = origin });
        return made.GetProperty("KeyMetadata").Text("KeyId");
    }

    /// <summary>The key's metadata.</summary>
    public static async Task<JsonElement> DescribeAsync(this ApiClient api, string key) => (await api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata");

    /// <summary>The key's state.</summary>
    public static async Task<string> StateAsync(this ApiClient api, string key) => (await api.DescribeAsync(key)).Text("KeyState");

    /// <summary>The id of the material that the key encrypts with.</summary>
    public static async Task<string> MaterialAsync(this ApiClient api, string key) => (await api.DescribeAsync(key)).Text("CurrentKeyMaterialId");

    /// <summary>Encrypts a text with a symmetric key.</summary>
    public static async Task<byte[]> EncryptAsync(this ApiClient api, string key, string text) =>
        (await api.DoAsync("Encrypt", new { KeyId = key, Plaintext = Encoding.UTF8.GetBytes(text) })).Blob("CiphertextBlob");

    /// <summary>Decrypts what names its own key; gives the text and the material that opened it.</summary>
    public static async Task<(string Text, string Material)> DecryptAsync(this ApiClient api, byte[] blob)
    {
        var opened = await api.DoAsync("Decrypt", new { CiphertextBlob = blob });
        return (Encoding.UTF8.GetString(opened.Blob("Plaintext")), opened.Text("KeyMaterialId"));
    }

    /// <summary>Rotates the key on demand, and gives the id of its new material.</summary>
    public static async Task<string> RotateAsync(this ApiClient api, string key)
    {
        await api.DoAsync("RotateKeyOnDemand", new { KeyId = key });
        return await api.MaterialAsync(key);
    }

    /// <summary>The key's finished rotations, or all its materials.</summary>
    public static async Task<List<JsonElement>> RotationsAsync(this ApiClient api, string key, string include = "ROTATIONS_ONLY") =>
        [.. (await api.DoAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = include })).GetProperty("Rotations").EnumerateArray()];

    /// <summary>Imports material that does not expire, and gives the whole answer.</summary>
    public static async Task<JsonElement> ImportAsync(this ApiClient api, string key, byte[] material, string? importType = null)
    {
        var wrapping = await api.DoAsync(
            "GetParametersForImport", new { KeyId = key, WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_2048" });
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(wrapping.Blob("PublicKey"), out _);
        return await api.DoAsync("ImportKeyMaterial", new
        {
            KeyId = key,
            ImportToken = wrapping.Blob("ImportToken"),
            EncryptedKeyMaterial = rsa.Encrypt(material, RSAEncryptionPadding.OaepSHA256),
            ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
            ImportType = importType,
        });
    }

    /// <summary>Replicates a multi-Region key; the replica is still being created.</summary>
    public static Task<JsonElement> ReplicateAsync(this ApiClient api, string key, string region) =>
        api.DoAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = region });

    /// <summary>Moves the clock, and has done what is then due.</summary>
    public static async Task PassAsync(this TestServer server, TimeSpan time)
    {
        server.Clock.Advance(time);
        await server.Server.RunDueAsync(Cancel);
    }

    /// <summary>Lets keys through the states that last a second: Creating and Updating.</summary>
    public static Task SettleAsync(this TestServer server) => server.Server.RunDueAsync(Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
