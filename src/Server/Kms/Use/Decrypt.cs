using Signet.Cryptography;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>Decrypts what Encrypt, ReEncrypt or one of the GenerateDataKey operations made, or anyone with the public key.</summary>
internal sealed class Decrypt(KeyLookup keys, KeyStoreDirectory keyStores, AttestationRules attestations)
    : KeyOperation<DecryptRequest, DecryptResponse>(Table, keys)
{
    private readonly KeyLookup _keys = keys;

    // No usage in the row: a key of another usage is the wrong key, before its state and its usage are asked (recorded).
    public static Operation Table { get; } = new("Decrypt")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, States = KeyStates.Usable,
    };

    protected override Key Find(Decoded<DecryptRequest> call) =>
        CiphertextKeys.Find(_keys, call.Call, call.Request.KeyId, call.Request.CiphertextBlob, call.Request.EncryptionAlgorithm);

    protected override KeyDemand DemandOn(Key key, DecryptRequest request) => CiphertextKeys.Hide(base.DemandOn(key, request), request.KeyId);

    public override void AddConditions(Resolved<DecryptRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        attestations.AddConditions(context, call.Decoded.Call, call.Decoded.Request.Recipient);
    }

    public override void Admit(Admitted<DecryptRequest> call)
    {
        if (call.Key.Usage is not KeyUsage.EncryptDecrypt)
        {
            throw KmsErrors.IncorrectKey();
        }

        base.Admit(call);
    }

    protected override void Examine(Admitted<DecryptRequest> call) =>
        EncryptionRules.Check(call.Key, call.Request.EncryptionAlgorithm, call.Request.EncryptionContext);

    public override async ValueTask<Done<DecryptResponse>> ExecuteAsync(Admitted<DecryptRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var ciphertext = request.CiphertextBlob!;
        var plaintext = await CiphertextKeys.DecryptAsync(
            keyStores, key, request.EncryptionAlgorithm, ciphertext, EncryptionContext.Of(request.EncryptionContext), cancellationToken);
        var materialId = CiphertextKeys.MaterialOf(key, ciphertext);
        var secret = attestations.Deliver(plaintext, call.Call, request.Recipient);
        EncryptionRules.TellMaterial(call.Call, materialId);
        return Done.With(new DecryptResponse(key.Arn, secret, request.EncryptionAlgorithm, materialId));
    }
}

/// <summary>Asks for a ciphertext to be decrypted; there is none only in a dry run that ignores it.</summary>
internal sealed record DecryptRequest(
    string? KeyId,
    byte[]? CiphertextBlob,
    IReadOnlyDictionary<string, string>? EncryptionContext,
    IReadOnlyList<string> GrantTokens,
    EncryptionAlgorithm EncryptionAlgorithm,
    RecipientInfo? Recipient,
    bool DryRun) : IRequest<DecryptRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<byte[]> Ciphertext = Member.Optional("CiphertextBlob", KmsShapes.Ciphertext).Unrecorded();

    public static RequestShape<DecryptRequest> Shape { get; } = new(
        [Ciphertext, KmsShapes.EncryptionContext, KmsShapes.GrantTokens, KmsShapes.OptionalKeyId, KmsShapes.EncryptionAlgorithm,
            RecipientInfo.Member, KmsShapes.DryRun, KmsShapes.DryRunModifiers],
        fields => new(
            fields.Get(KmsShapes.OptionalKeyId),
            IgnoredCiphertext.Check(fields, Ciphertext, KmsShapes.OptionalKeyId),
            fields.Get(KmsShapes.EncryptionContext),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.EncryptionAlgorithm),
            fields.Get(RecipientInfo.Member),
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The plaintext, in clear or for the recipient.</summary>
internal sealed record DecryptResponse(string KeyId, DeliveredSecret Secret, EncryptionAlgorithm EncryptionAlgorithm, string? MaterialId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        Secret.Write(writer, "Plaintext");
        writer.Text("EncryptionAlgorithm", EncryptionAlgorithm.Name);
        writer.Text("KeyMaterialId", Secret.IsForRecipient ? null : MaterialId);
    }
}
