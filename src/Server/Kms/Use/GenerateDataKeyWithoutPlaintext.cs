using System.Security.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Makes a random data key, and gives it encrypted only.</summary>
internal sealed class GenerateDataKeyWithoutPlaintext(KeyLookup keys, KeyStoreDirectory keyStores, AttestationRules attestations)
    : DataKeyOperation<GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse>(Table, keys, attestations)
{
    public static Operation Table { get; } = RowOf("GenerateDataKeyWithoutPlaintext");

    public override async ValueTask<Done<GenerateDataKeyWithoutPlaintextResponse>> ExecuteAsync(
        Admitted<GenerateDataKeyWithoutPlaintextRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var dataKey = RandomNumberGenerator.GetBytes(request.Length);
        try
        {
            var encrypted = await keyStores.For(key).EncryptAsync(key, dataKey, EncryptionContext.Of(request.EncryptionContext), cancellationToken);
            EncryptionRules.TellMaterial(call.Call, encrypted.MaterialId);
            return Done.With(new GenerateDataKeyWithoutPlaintextResponse(encrypted, key.Arn));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }
}

/// <summary>Asks for a data key, encrypted; its length is in bytes.</summary>
internal sealed record GenerateDataKeyWithoutPlaintextRequest(
    string KeyId, IReadOnlyDictionary<string, string>? EncryptionContext, int Length, IReadOnlyList<string> GrantTokens, bool DryRun)
    : IRequest<GenerateDataKeyWithoutPlaintextRequest>, IDataKeyRequest
{
    public static RequestShape<GenerateDataKeyWithoutPlaintextRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.EncryptionContext, DataKeyLength.KeySpec, KmsShapes.NumberOfBytes, KmsShapes.GrantTokens, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(KmsShapes.EncryptionContext),
            DataKeyLength.Of(fields),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The encrypted data key.</summary>
internal sealed record GenerateDataKeyWithoutPlaintextResponse(EncryptedBlob Encrypted, string KeyId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("CiphertextBlob", Encrypted.Blob);
        writer.Text("KeyId", KeyId);
        writer.Text("KeyMaterialId", Encrypted.MaterialId);
    }
}
