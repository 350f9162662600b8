using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Encrypts up to 4,096 bytes, or as many as the key's algorithm takes.</summary>
internal sealed class Encrypt(KeyLookup keys, KeyStoreDirectory keyStores, PublicKeys publicKeys) : KeyOperation<EncryptRequest, EncryptResponse>(Table, keys)
{
    public static Operation Table { get; } = new("Encrypt")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.EncryptDecrypt, States = KeyStates.Usable,
    };

    protected override void Examine(Admitted<EncryptRequest> call)
    {
        var request = call.Request;
        EncryptionRules.Check(call.Key, request.EncryptionAlgorithm, request.EncryptionContext);
        var maximum = call.Key.Spec.MaxPlaintext(request.EncryptionAlgorithm);
        if (request.Plaintext.Length > maximum)
        {
            throw KmsErrors.TooMuchPlaintext(call.Key, request.EncryptionAlgorithm.Name, maximum);
        }
    }

    public override async ValueTask<Done<EncryptResponse>> ExecuteAsync(Admitted<EncryptRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var encrypted = await EncryptionRules.EncryptAsync(
            keyStores, publicKeys, key, request.EncryptionAlgorithm, request.Plaintext, request.EncryptionContext, cancellationToken);
        EncryptionRules.TellMaterial(call.Call, encrypted.MaterialId);
        return Done.With(new EncryptResponse(encrypted.Blob, key.Arn, request.EncryptionAlgorithm));
    }
}

/// <summary>Asks for a plaintext to be encrypted.</summary>
internal sealed record EncryptRequest(
    string KeyId,
    byte[] Plaintext,
    IReadOnlyDictionary<string, string>? EncryptionContext,
    IReadOnlyList<string> GrantTokens,
    EncryptionAlgorithm EncryptionAlgorithm,
    bool DryRun) : IRequest<EncryptRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<byte[]> PlaintextMember = Member.Required("Plaintext", new BlobShape(1, 4096)).Secret();

    public static RequestShape<EncryptRequest> Shape { get; } = new(
        [KmsShapes.KeyId, PlaintextMember, KmsShapes.EncryptionContext, KmsShapes.GrantTokens, KmsShapes.EncryptionAlgorithm, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(PlaintextMember),
            fields.Get(KmsShapes.EncryptionContext),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.EncryptionAlgorithm),
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The ciphertext.</summary>
internal sealed record EncryptResponse(byte[] CiphertextBlob, string KeyId, EncryptionAlgorithm EncryptionAlgorithm) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("CiphertextBlob", CiphertextBlob);
        writer.Text("KeyId", KeyId);
        writer.Text("EncryptionAlgorithm", EncryptionAlgorithm.Name);
    }
}
