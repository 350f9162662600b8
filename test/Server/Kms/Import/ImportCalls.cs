using System.Text.Json;
using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>What import tests say often, said shortly.</summary>
internal static class ImportCalls
{
    /// <summary>A key that waits for its material.</summary>
    public static async Task<string> CreateExternalAsync(this ApiClient api, string spec = "SYMMETRIC_DEFAULT", bool multiRegion = false)
    {
        var usage = KeyKind.All.First(kind => kind.Spec == spec).Usage;
        var made = await api.DoAsync("CreateKey", new { KeySpec = spec, KeyUsage = usage, Origin = "EXTERNAL", MultiRegion = multiRegion });
        return made.GetProperty("KeyMetadata").Text("KeyId");
    }

    /// <summary>A request to import the material for good; it works once, and again with the same material.</summary>
    public static async Task<Dictionary<string, object>> ImportRequestAsync(
        this ApiClient api, string key, byte[] material, string algorithm = "RSA_AES_KEY_WRAP_SHA_256", string wrappingKeySpec = "RSA_2048")
    {
        var parameters = await api.DoAsync("GetParametersForImport", new { KeyId = key, WrappingAlgorithm = algorithm, WrappingKeySpec = wrappingKeySpec });
        return new()
        {
            ["KeyId"] = key,
            ["ImportToken"] = parameters.Blob("ImportToken"),
            ["EncryptedKeyMaterial"] = await Wrapped.WrapAsync(parameters.Blob("PublicKey"), algorithm, material),
            ["ExpirationModel"] = "KEY_MATERIAL_DOES_NOT_EXPIRE",
        };
    }

    /// <summary>A request to import material that works with a symmetric key.</summary>
    public static Task<Dictionary<string, object>> SymmetricRequestAsync(this ApiClient api, string key, byte[] material) =>
        api.ImportRequestAsync(key, material, "RSAES_OAEP_SHA_256");

    /// <summary>Imports material into a symmetric key, and gives its id.</summary>
    public static async Task<string> ImportAsync(this ApiClient api, string key, byte[] material, string? type = null, DateTimeOffset? validTo = null)
    {
        var request = await api.SymmetricRequestAsync(key, material);
        request = type is null ? request : request.With("ImportType", type);
        return (await api.DoAsync("ImportKeyMaterial", validTo is { } end ? request.Until(end) : request)).Text("KeyMaterialId");
    }

    /// <summary>The request with an end of the material's time.</summary>
    public static Dictionary<string, object> Until(this Dictionary<string, object> request, DateTimeOffset validTo) =>
        request.With("ExpirationModel", "KEY_MATERIAL_EXPIRES").With("ValidTo", validTo.ToUnixTimeMilliseconds() / 1000m);

    public static async Task<JsonElement> MetadataAsync(this ApiClient api, string key) => (await api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata");

    public static async Task<string> StateAsync(this ApiClient api, string key) => (await api.MetadataAsync(key)).Text("KeyState");

    /// <summary>Every material of the key: its id, its state, and whether it is there.</summary>
    public static async Task<List<(string Id, string State, string Import)>> MaterialsAsync(this ApiClient api, string key)
    {
        var listed = await api.DoAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL" });
        return [.. listed.GetProperty("Rotations").EnumerateArray().Select(entry => (entry.Text("KeyMaterialId"), entry.Text("KeyMaterialState"), entry.Text("ImportState")))];
    }
}
