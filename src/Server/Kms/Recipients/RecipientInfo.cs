using Signet.Cryptography;
using Signet.Protocol.Shapes;

namespace Signet.Server.Kms.Recipients;

/// <summary>For whom a secret is to be encrypted: an enclave, by its attestation document (AWS KMS API Reference, RecipientInfo).</summary>
internal sealed class RecipientInfo(byte[] attestationDocument)
{
    private static readonly Member<string> Algorithm =
        Protocol.Shapes.Member.Optional("KeyEncryptionAlgorithm", new NameShape<string>(["RSAES_OAEP_SHA_256"], name => name));

    private static readonly Member<byte[]> Document = Protocol.Shapes.Member.Optional("AttestationDocument", new BlobShape(1, 262144));

    /// <summary>The member of the requests that have it.</summary>
    public static Member<RecipientInfo> Member { get; } = Protocol.Shapes.Member.Optional(
        "Recipient",
        new StructureShape<RecipientInfo>([Algorithm, Document], Make)).Unrecorded();

    public byte[] AttestationDocument => attestationDocument;

    /// <summary>The document once it was verified.</summary>
    public AttestationDocument? Attested { get; set; }

    private static RecipientInfo Make(Fields fields) => fields.Has(Algorithm) && fields.Get(Document) is { } document
        ? new(document)
        : throw KmsErrors.Validation("Recipient must have both KeyEncryptionAlgorithm and AttestationDocument.");
}
