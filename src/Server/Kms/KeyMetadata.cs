using Signet.Cryptography;
using Signet.Protocol.Wire;
using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms;

/// <summary>AWS's KeyMetadata: what CreateKey, DescribeKey and ReplicateKey tell of a key.</summary>
/// <param name="key">The key.</param>
/// <param name="materials">Its materials; none are needed of a key that is just being made.</param>
/// <param name="related">The multi-Region keys of its set, itself among them.</param>
internal sealed class KeyMetadata(Key key, IEnumerable<KeyMaterialRecord> materials, IReadOnlyList<Key> related) : IWritable
{
    /// <summary>The metadata of a key that is in the catalog.</summary>
    public static KeyMetadata Of(Key key, Catalog catalog) => new(key, catalog.MaterialsOf(key).Values, catalog.RelatedKeys(key));

    public void Write(ResponseWriter writer)
    {
        var record = key.Record;
        writer.Text("AWSAccountId", record.AccountId.Value);
        writer.Text("KeyId", record.Id.Value);
        writer.Text("Arn", key.Arn);
        writer.Time("CreationDate", record.CreatedAt);
        writer.Boolean("Enabled", key.State is "Enabled");
        writer.Text("Description", record.Description);
        writer.Text("KeyUsage", record.KeyUsage);
        writer.Text("KeyState", key.State);
        writer.Time("DeletionDate", record.DeletionDate);
        WriteExpiry(writer);
        writer.Text("Origin", record.Origin);
        writer.Text("CustomKeyStoreId", record.CustomKeyStoreId);
        writer.Text("CloudHsmClusterId", key.CloudHsmClusterId);
        writer.Text("KeyManager", "CUSTOMER");
        writer.Text("CustomerMasterKeySpec", record.KeySpec);
        writer.Text("KeySpec", record.KeySpec);
        WriteAlgorithms(writer, key);
        writer.Boolean("MultiRegion", record.MultiRegion);
        if (record.MultiRegion)
        {
            writer.Structure("MultiRegionConfiguration", new MultiRegionConfiguration(key, related));
        }

        writer.Integer("PendingDeletionWindowInDays", key.State is nameof(KeyStates.PendingReplicaDeletion) ? record.PendingWindowInDays : null);
        writer.Text("CurrentKeyMaterialId", key.IsSymmetric && record.State is not nameof(KeyStates.Creating) ? record.CurrentMaterialId : null);
        writer.Structure("XksKeyConfiguration", record.XksKeyId is { } id ? new XksKeyConfiguration(id) : null);
    }

    // Imported material only, and only while all of it is there; the earliest expiry counts.
    private void WriteExpiry(ResponseWriter writer)
    {
        var tied = materials.Where(MaterialRules.IsTied).ToList();
        if (key.Record.Origin is not "EXTERNAL" || tied.Count == 0 || tied.Exists(material => material.Sealed is null))
        {
            return;
        }

        var expiry = tied.Min(material => material.ExpiresAt);
        writer.Time("ValidTo", expiry);
        writer.Text("ExpirationModel", expiry is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES");
    }

    /// <summary>Writes the one list of algorithms that belongs to the key's usage.</summary>
    public static void WriteAlgorithms(ResponseWriter writer, Key key)
    {
        switch (key.Usage)
        {
            case KeyUsage.EncryptDecrypt:
                writer.Texts("EncryptionAlgorithms", key.Spec.EncryptionAlgorithms.Select(algorithm => algorithm.Name));
                break;
            case KeyUsage.SignVerify:
                writer.Texts("SigningAlgorithms", key.Spec.SigningAlgorithms.Select(algorithm => algorithm.Name));
                break;
            case KeyUsage.GenerateVerifyMac:
                writer.Texts("MacAlgorithms", key.Spec.MacAlgorithms.Select(algorithm => algorithm.Name));
                break;
            case KeyUsage.KeyAgreement:
                writer.Texts("KeyAgreementAlgorithms", key.Spec.KeyAgreementAlgorithms.Select(algorithm => algorithm.Name));
                break;
        }
    }
}

/// <summary>AWS's XksKeyConfigurationType: the key in the external key manager.</summary>
internal sealed class XksKeyConfiguration(string id) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("Id", id);
}
