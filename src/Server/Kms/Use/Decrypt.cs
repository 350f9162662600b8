using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Decrypts what Encrypt, or anyone with the public key, encrypted.</summary>
internal sealed class Decrypt(KeyLookup keys, KeyStoreDirectory keyStores) : KeyOperation<DecryptRequest, DecryptResponse>(Table, keys)
{
    // No usage in the row: a key of another usage is the wrong key, before its state and its usage are asked (recorded).
    public static Operation Table { get; } = new("Decrypt")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, States = KeyStates.Usable,
    };

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
        var plaintext = await keyStores.Software.DecryptAsync(key, request.EncryptionAlgorithm, request.CiphertextBlob, cancellationToken)
            ?? throw KmsErrors.InvalidCiphertext();
        return Done.With(new DecryptResponse(key.Arn, plaintext, request.EncryptionAlgorithm));
    }
}

/// <summary>Asks for a ciphertext to be decrypted.</summary>
internal sealed record DecryptRequest(
    string KeyId,
    byte[] CiphertextBlob,
    IReadOnlyDictionary<string, string>? EncryptionContext,
    IReadOnlyList<string> GrantTokens,
    EncryptionAlgorithm EncryptionAlgorithm,
    bool DryRun) : IRequest<DecryptRequest>, IKeyRequest, IDryRun
{
    private const string IgnoreCiphertext = "IGNORE_CIPHERTEXT";

    private static readonly Member<byte[]> Ciphertext = Member.Optional("CiphertextBlob", new BlobShape(1, 6144)).Unrecorded();
    private static readonly Member<IReadOnlyList<string>> Modifiers =
        Member.Optional("DryRunModifiers", new ListShape<string>(new NameShape<string>([IgnoreCiphertext], name => name)));
    private static readonly Member<Fields> Recipient = Member.Optional("Recipient", new StructureShape<Fields>([], fields => fields)).Unrecorded();

    public static RequestShape<DecryptRequest> Shape { get; } = new(
        [Ciphertext, KmsShapes.EncryptionContext, KmsShapes.GrantTokens, KmsShapes.OptionalKeyId, KmsShapes.EncryptionAlgorithm,
            Recipient, KmsShapes.DryRun, Modifiers],
        Make);

    private static DecryptRequest Make(Fields fields)
    {
        var dryRun = fields.Get(KmsShapes.DryRun) is true;
        var ignoreCiphertext = fields.Get(Modifiers) is { Count: > 0 };
        if (ignoreCiphertext && !dryRun)
        {
            throw KmsErrors.Validation("DryRunModifiers can be specified only when DryRun is true.");
        }

        if (!fields.Has(Ciphertext) && !ignoreCiphertext)
        {
            throw KmsErrors.Validation("1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null");
        }

        if (fields.Has(Recipient))
        {
            throw KmsErrors.Unsupported("This version of Signet does not encrypt for recipients.");
        }

        // Nothing in a ciphertext of an asymmetric key names the key, and no other ciphertexts are made yet.
        return new(
            fields.Get(KmsShapes.OptionalKeyId) ?? throw KmsErrors.InvalidCiphertext(),
            fields.Get(Ciphertext) ?? [],
            fields.Get(KmsShapes.EncryptionContext),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.EncryptionAlgorithm),
            dryRun);
    }
}

/// <summary>The plaintext.</summary>
internal sealed record DecryptResponse(string KeyId, byte[] Plaintext, EncryptionAlgorithm EncryptionAlgorithm) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Blob("Plaintext", Plaintext);
        writer.Text("EncryptionAlgorithm", EncryptionAlgorithm.Name);
    }
}
