using Signet.Cryptography;
using Signet.Protocol.Wire;
using Signet.Server.State;

namespace Signet.Server.Kms;

/// <summary>AWS's KeyMetadata: what CreateKey and DescribeKey tell of a key.</summary>
internal sealed class KeyMetadata(Key key) : IWritable
{
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
        writer.Text("Origin", record.Origin);
        writer.Text("CustomKeyStoreId", record.CustomKeyStoreId);
        writer.Text("CloudHsmClusterId", key.CloudHsmClusterId);
        writer.Text("KeyManager", "CUSTOMER");
        writer.Text("CustomerMasterKeySpec", record.KeySpec);
        writer.Text("KeySpec", record.KeySpec);
        WriteAlgorithms(writer, key);
        writer.Boolean("MultiRegion", record.MultiRegion);
        writer.Structure("XksKeyConfiguration", record.XksKeyId is { } id ? new XksKeyConfiguration(id) : null);
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
