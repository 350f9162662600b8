using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Elliptic-curve Diffie-Hellman with the key's private half (NIST SP 800-56A, section 5.7.1.2): the raw x coordinate, no key derivation.</summary>
internal sealed class DeriveSharedSecret(KeyLookup keys, KeyStoreDirectory keyStores, AttestationRules attestations)
    : KeyOperation<DeriveSharedSecretRequest, DeriveSharedSecretResponse>(Table, keys)
{
    public static Operation Table { get; } = new("DeriveSharedSecret")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.KeyAgreement, States = KeyStates.Usable,
    };

    public override void AddConditions(Resolved<DeriveSharedSecretRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        attestations.AddConditions(context, call.Decoded.Call, call.Decoded.Request.Recipient);
    }

    public override async ValueTask<Done<DeriveSharedSecretResponse>> ExecuteAsync(Admitted<DeriveSharedSecretRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        using var peer = OpenPeer(key.Spec, request.PublicKey);
        var secret = await keyStores.Software.DeriveSharedSecretAsync(key, request.KeyAgreementAlgorithm, peer, cancellationToken);
        var delivered = attestations.Deliver(secret, call.Call, request.Recipient);
        return Done.With(new DeriveSharedSecretResponse(key.Arn, delivered, request.KeyAgreementAlgorithm, key.Record.Origin));
    }

    private static PublicKey OpenPeer(KeySpec spec, byte[] subjectPublicKeyInfo)
    {
        PublicKey peer;
        try
        {
            peer = PublicKey.Import(subjectPublicKeyInfo);
        }
        catch (CryptographicException)
        {
            throw KmsErrors.InvalidPeerKey();
        }

        if (peer.Spec == spec)
        {
            return peer;
        }

        peer.Dispose();
        throw KmsErrors.InvalidPeerKey();
    }
}

/// <summary>Asks for the secret that the key shares with a peer, whose public key is a DER SubjectPublicKeyInfo.</summary>
internal sealed record DeriveSharedSecretRequest(
    string KeyId,
    KeyAgreementAlgorithm KeyAgreementAlgorithm,
    byte[] PublicKey,
    IReadOnlyList<string> GrantTokens,
    RecipientInfo? Recipient,
    bool DryRun) : IRequest<DeriveSharedSecretRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<KeyAgreementAlgorithm> Algorithm = Member.Required(
        "KeyAgreementAlgorithm", new NameShape<KeyAgreementAlgorithm>(KeyAgreementAlgorithm.All, algorithm => algorithm.Name)).Condition("kms:KeyAgreementAlgorithm");

    private static readonly Member<byte[]> Peer = Member.Required("PublicKey", new BlobShape(1, 8192)).Unrecorded();

    public static RequestShape<DeriveSharedSecretRequest> Shape { get; } = new(
        [KmsShapes.KeyId, Algorithm, Peer, KmsShapes.GrantTokens, KmsShapes.DryRun, RecipientInfo.Member],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(Algorithm),
            fields.Get(Peer),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(RecipientInfo.Member),
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The shared secret, in clear or for the recipient.</summary>
internal sealed record DeriveSharedSecretResponse(string KeyId, DeliveredSecret Secret, KeyAgreementAlgorithm KeyAgreementAlgorithm, string KeyOrigin) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        Secret.Write(writer, "SharedSecret");
        writer.Text("KeyAgreementAlgorithm", KeyAgreementAlgorithm.Name);
        writer.Text("KeyOrigin", KeyOrigin);
    }
}
