using System.Security.Cryptography;
using System.Text;
using Signet.Server.KeyStores;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Materials;

/// <summary>How the materials of a key belong together (AWS KMS Developer Guide, Importing key material; Rotating keys).</summary>
internal static class MaterialRules
{
    /// <summary>Whether the material is tied to its key for good: it has encrypted.</summary>
    public static bool IsTied(KeyMaterialRecord material) => material.State is MaterialStates.Current or MaterialStates.NonCurrent;

    /// <summary>The key's materials: the first, then those of its rotations as they happened, then the one that waits.</summary>
    public static IEnumerable<KeyMaterialRecord> InOrder(Key key, Catalog catalog) => catalog.MaterialsOf(key).Values
        .OrderBy(material => !IsTied(material))
        .ThenBy(material => material.RotatedAt ?? DateTimeOffset.MinValue)
        .ThenBy(material => material.State is MaterialStates.Current)
        .ThenBy(material => material.MaterialId, StringComparer.Ordinal);

    /// <summary>The material that waits for a rotation; null when there is none.</summary>
    public static KeyMaterialRecord? Candidate(Key key, Catalog catalog) => catalog.MaterialsOf(key).Values.FirstOrDefault(material => !IsTied(material));

    /// <summary>Whether there is a candidate, and it is there in every Region of the key.</summary>
    public static bool CanRotate(Key key, Catalog catalog) => Candidate(key, catalog) is { } candidate && IsEverywhere(key, candidate.MaterialId, catalog);

    /// <summary>KeyMaterialState as AWS writes it: a candidate waits for its rotation only when all Regions have imported it.</summary>
    public static string StateOf(Key key, KeyMaterialRecord material, Catalog catalog) =>
        IsTied(material) || IsEverywhere(key, material.MaterialId, catalog) ? material.State : MaterialStates.PendingMultiRegionImportAndRotation;

    /// <summary>Whether nothing that the key needs is missing; only imported material can be.</summary>
    public static bool AreComplete(Key key, Catalog catalog) =>
        key.Record.Origin is not "EXTERNAL" || AreComplete(catalog.MaterialsOf(key).Values);

    /// <summary>Whether there is material, and none of what is tied to the key is missing.</summary>
    public static bool AreComplete(IEnumerable<KeyMaterialRecord> materials)
    {
        var tied = materials.Where(IsTied).ToList();
        return tied.Count > 0 && tied.TrueForAll(material => material.Sealed is not null);
    }

    /// <summary>The id of imported material: the same for the same bytes under the same key id, in every Region, and of no use without the bytes.</summary>
    public static string IdOf(KeyRecord key, ReadOnlySpan<byte> material) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(material, Encoding.ASCII.GetBytes($"key material id:{key.Id}")));

    private static bool IsEverywhere(Key key, string materialId, Catalog catalog) =>
        catalog.RelatedKeys(key).All(related => catalog.MaterialsOf(related).GetValueOrDefault(materialId)?.Sealed is not null);
}
