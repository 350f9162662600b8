using System.Security.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Makes a random data key, and gives it in clear and encrypted.</summary>
internal sealed class GenerateDataKey(KeyLookup keys, KeyStoreDirectory keyStores, AttestationRules attestations)
    : DataKeyOperation<GenerateDataKeyRequest, GenerateDataKeyResponse>(Table, keys, attestations)
{
    public static Operation Table { get; } = RowOf("GenerateDataKey");

    public override async ValueTask<Done<GenerateDataKeyResponse>> ExecuteAsync(Admitted<GenerateDataKeyRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var dataKey = RandomNumberGenerator.GetBytes(request.Length);
        var encrypted = await keyStores.For(key).EncryptAsync(key, dataKey, EncryptionContext.Of(request.EncryptionContext), cancellationToken);
        var secret = Attestations.Deliver(dataKey, call.Call, request.Recipient);
        EncryptionRules.TellMaterial(call.Call, encrypted.MaterialId);
        return Done.With(new GenerateDataKeyResponse(encrypted, secret, key.Arn));
    }
}

/// <summary>Asks for a data key; its length is in bytes.</summary>
internal sealed record GenerateDataKeyRequest(
    string KeyId,
    IReadOnlyDictionary<string, string>? EncryptionContext,
    int Length,
    IReadOnlyList<string> GrantTokens,
    RecipientInfo? Recipient,
    bool DryRun) : IRequest<GenerateDataKeyRequest>, IDataKeyRequest
{
    public static RequestShape<GenerateDataKeyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.EncryptionContext, KmsShapes.NumberOfBytes, DataKeyLength.KeySpec, KmsShapes.GrantTokens, RecipientInfo.Member, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(KmsShapes.EncryptionContext),
            DataKeyLength.Of(fields),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(RecipientInfo.Member),
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The data key, encrypted, and in clear or for the recipient.</summary>
internal sealed record GenerateDataKeyResponse(EncryptedBlob Encrypted, DeliveredSecret Secret, string KeyId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("CiphertextBlob", Encrypted.Blob);
        Secret.Write(writer, "Plaintext");
        writer.Text("KeyId", KeyId);
        writer.Text("KeyMaterialId", Secret.IsForRecipient ? null : Encrypted.MaterialId);
    }
}
