using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Makes an asymmetric key pair, and gives the private half in clear and encrypted.</summary>
internal sealed class GenerateDataKeyPair(KeyLookup keys, KeyStoreDirectory keyStores, AttestationRules attestations)
    : DataKeyOperation<GenerateDataKeyPairRequest, GenerateDataKeyPairResponse>(Table, keys, attestations)
{
    public static Operation Table { get; } = RowOf("GenerateDataKeyPair");

    public override RequestQuota? QuotaOf(Resolved<GenerateDataKeyPairRequest> call) => RequestQuotas.OfPair(call.Decoded.Request.KeyPairSpec);

    protected override void Examine(Admitted<GenerateDataKeyPairRequest> call)
    {
        DataKeyPair.CheckStore(call.Key);
        base.Examine(call);
    }

    public override async ValueTask<Done<GenerateDataKeyPairResponse>> ExecuteAsync(
        Admitted<GenerateDataKeyPairRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var pair = await DataKeyPair.MakeAsync(keyStores, key, request.KeyPairSpec, request.EncryptionContext, cancellationToken);
        var secret = Attestations.Deliver(pair.PrivateKey, call.Call, request.Recipient);
        EncryptionRules.TellMaterial(call.Call, pair.Encrypted.MaterialId);
        return Done.With(new GenerateDataKeyPairResponse(pair, secret, key.Arn, request.KeyPairSpec));
    }
}

/// <summary>Asks for a key pair.</summary>
internal sealed record GenerateDataKeyPairRequest(
    string KeyId,
    KeySpec KeyPairSpec,
    IReadOnlyDictionary<string, string>? EncryptionContext,
    IReadOnlyList<string> GrantTokens,
    RecipientInfo? Recipient,
    bool DryRun) : IRequest<GenerateDataKeyPairRequest>, IDataKeyRequest
{
    public static RequestShape<GenerateDataKeyPairRequest> Shape { get; } = new(
        [KmsShapes.EncryptionContext, KmsShapes.KeyId, DataKeyPair.Spec, KmsShapes.GrantTokens, RecipientInfo.Member, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(DataKeyPair.Spec),
            fields.Get(KmsShapes.EncryptionContext),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(RecipientInfo.Member),
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The pair: its public half, and its private half encrypted, in clear or for the recipient too.</summary>
internal sealed record GenerateDataKeyPairResponse(DataKeyPair Pair, DeliveredSecret Secret, string KeyId, KeySpec KeyPairSpec) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("PrivateKeyCiphertextBlob", Pair.Encrypted.Blob);
        Secret.Write(writer, "PrivateKeyPlaintext");
        writer.Blob("PublicKey", Pair.PublicKey);
        writer.Text("KeyId", KeyId);
        writer.Text("KeyPairSpec", KeyPairSpec.Name);
        writer.Text("KeyMaterialId", Pair.Encrypted.MaterialId);
    }
}
