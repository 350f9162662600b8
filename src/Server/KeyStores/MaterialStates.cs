namespace Signet.Server.KeyStores;

/// <summary>KeyMaterialState as AWS writes it (AWS KMS API Reference, RotationsListEntry).</summary>
internal static class MaterialStates
{
    /// <summary>Encrypts and decrypts.</summary>
    public const string Current = "CURRENT";

    /// <summary>Decrypts what it encrypted before a rotation.</summary>
    public const string NonCurrent = "NON_CURRENT";

    /// <summary>Imported, and current at the next rotation on demand.</summary>
    public const string PendingRotation = "PENDING_ROTATION";

    /// <summary>Imported into the primary key, and still to be imported into a replica; never stored, for it follows from the materials of all.</summary>
    public const string PendingMultiRegionImportAndRotation = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION";
}
