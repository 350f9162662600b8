using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Makes an asymmetric key pair, and gives the private half encrypted only.</summary>
internal sealed class GenerateDataKeyPairWithoutPlaintext(KeyLookup keys, KeyStoreDirectory keyStores, AttestationRules attestations)
    : DataKeyOperation<GenerateDataKeyPairWithoutPlaintextRequest, GenerateDataKeyPairWithoutPlaintextResponse>(Table, keys, attestations)
{
    public static Operation Table { get; } = RowOf("GenerateDataKeyPairWithoutPlaintext");

    public override RequestQuota? QuotaOf(Resolved<GenerateDataKeyPairWithoutPlaintextRequest> call) => RequestQuotas.OfPair(call.Decoded.Request.KeyPairSpec);

    protected override void Examine(Admitted<GenerateDataKeyPairWithoutPlaintextRequest> call)
    {
        DataKeyPair.CheckStore(call.Key);
        base.Examine(call);
    }

    public override async ValueTask<Done<GenerateDataKeyPairWithoutPlaintextResponse>> ExecuteAsync(
        Admitted<GenerateDataKeyPairWithoutPlaintextRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var pair = await DataKeyPair.MakeAsync(keyStores, key, request.KeyPairSpec, request.EncryptionContext, cancellationToken);
        CryptographicOperations.ZeroMemory(pair.PrivateKey);
        EncryptionRules.TellMaterial(call.Call, pair.Encrypted.MaterialId);
        return Done.With(new GenerateDataKeyPairWithoutPlaintextResponse(pair, key.Arn, request.KeyPairSpec));
    }
}

/// <summary>Asks for a key pair.</summary>
internal sealed record GenerateDataKeyPairWithoutPlaintextRequest(
    string KeyId,
    KeySpec KeyPairSpec,
    IReadOnlyDictionary<string, string>? EncryptionContext,
    IReadOnlyList<string> GrantTokens,
    bool DryRun) : IRequest<GenerateDataKeyPairWithoutPlaintextRequest>, IDataKeyRequest
{
    public static RequestShape<GenerateDataKeyPairWithoutPlaintextRequest> Shape { get; } = new(
        [KmsShapes.EncryptionContext, KmsShapes.KeyId, DataKeyPair.Spec, KmsShapes.GrantTokens, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(DataKeyPair.Spec),
            fields.Get(KmsShapes.EncryptionContext),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The pair: its public half, and its private half encrypted.</summary>
internal sealed record GenerateDataKeyPairWithoutPlaintextResponse(DataKeyPair Pair, string KeyId, KeySpec KeyPairSpec) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("PrivateKeyCiphertextBlob", Pair.Encrypted.Blob);
        writer.Blob("PublicKey", Pair.PublicKey);
        writer.Text("KeyId", KeyId);
        writer.Text("KeyPairSpec", KeyPairSpec.Name);
        writer.Text("KeyMaterialId", Pair.Encrypted.MaterialId);
    }
}
