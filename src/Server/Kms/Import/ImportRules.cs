using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Import;

/// <summary>What bringing and taking away imported material changes (AWS KMS Developer Guide, Importing key material).</summary>
internal static class ImportRules
{
    public const string External = "EXTERNAL";

    /// <summary>ImportType: material that the key never had.</summary>
    public const string NewMaterial = "NEW_KEY_MATERIAL";

    /// <summary>ImportType: material that the key had, once more.</summary>
    public const string ExistingMaterial = "EXISTING_KEY_MATERIAL";

    /// <summary>Material expires at most so long after its import.</summary>
    public const int MaxValidityInDays = 365;

    /// <summary>Refuses keys whose material is not imported.</summary>
    public static void CheckOrigin(Key key)
    {
        if (key.Record.Origin is not External)
        {
            throw KmsErrors.WrongOrigin(key);
        }
    }

    /// <summary>
    /// What taking a material away changes. One that is tied to the key leaves its place, and the key unusable until it is imported again.
    /// One that waits for a rotation leaves no trace, except in a replica, which goes on to wait for it.
    /// </summary>
    public static IReadOnlyList<Change> Remove(Key key, KeyMaterialRecord material, Catalog catalog)
    {
        var place = material with { Sealed = null, ExpiresAt = null };
        if (MaterialRules.IsTied(material))
        {
            var state = key.State is nameof(KeyStates.PendingDeletion) or nameof(KeyStates.PendingReplicaDeletion) ? key.State : nameof(KeyStates.PendingImport);
            return [Change.Update(place), Change.Update(key.Record with { State = state })];
        }

        if (key.IsReplica)
        {
            return [Change.Update(place), Change.Update(key.Record)];
        }

        return
        [
            .. catalog.RelatedKeys(key).Select(related => catalog.MaterialsOf(related).GetValueOrDefault(material.MaterialId)).OfType<KeyMaterialRecord>().Select(Change.Delete),
            Change.Update(key.Record),
        ];
    }
}
