using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using System.Security.Cryptography.X509Certificates;
using Signet.Cryptography.Attestation;

namespace Signet.Cryptography;

// AWS Nitro Enclaves, "Verifying the root of trust" (attestation_process.md of aws-nitro-enclaves-nsm-api): COSE_Sign1 (RFC 9052, section 4.2),
// tagged 18 or not, protected header { 1 (alg): -35 (ES384) }, the payload a CBOR map (see AttestationPayload), signed with the key of the
// certificate in it, whose chain leads to a root.

/// <summary>
/// What a Nitro enclave, an instance with NitroTPM, or whoever holds a key below one of the given roots, states of itself: a document whose signature and
/// chain were verified.
/// </summary>
public sealed class AttestationDocument
{
    /// <summary>The longest document that is looked at, in bytes: room for the longest members and the longest chain that are taken.</summary>
    public const int MaxLength = 32 * 1024;

    private const int Es384 = -35;

    private readonly AttestationPayload _payload;

    private AttestationDocument(AttestationPayload payload) => _payload = payload;

    /// <summary>The module that wrote the document, such as <c>i-1234567890abcdef0-enc0123456789abcdef</c>; never empty.</summary>
    public string ModuleId => _payload.ModuleId;

    /// <summary>When it was written, by the module's own clock.</summary>
    public DateTimeOffset Timestamp => _payload.Timestamp;

    /// <summary>
    /// An enclave's platform configuration registers by their number, 0..31, in lower-case hexadecimal: 32, 48 or 64 bytes each. None in a document of NitroTPM.
    /// </summary>
    public IReadOnlyDictionary<int, string> Pcrs => _payload.Pcrs;

    /// <summary>The same of an instance's NitroTPM; none in a document of an enclave.</summary>
    public IReadOnlyDictionary<int, string> NitroTpmPcrs => _payload.NitroTpmPcrs;

    /// <summary>The recipient's RSA public key as DER SubjectPublicKeyInfo, for <see cref="RecipientEnvelope"/>; null when the document has none.</summary>
    public byte[]? PublicKey => _payload.PublicKey;

    /// <summary>What the recipient put in, at most 512 bytes; null when there is nothing.</summary>
    public byte[]? UserData => _payload.UserData;

    /// <summary>What the recipient was asked to put in, at most 512 bytes; null when there is nothing.</summary>
    public byte[]? Nonce => _payload.Nonce;

    /// <summary>
    /// Reads a document and verifies its signature and its certificate's chain to one of the roots, all valid at that time (to the second);
    /// throws <see cref="CryptographicException"/> for everything else. Certificates are not looked up anywhere, nor their revocation.
    /// </summary>
    public static AttestationDocument Verify(ReadOnlySpan<byte> document, X509Certificate2Collection roots, DateTimeOffset time)
    {
        if (document.Length > MaxLength)
        {
            throw new CryptographicException($"The attestation document is longer than {MaxLength} bytes.");
        }

        try
        {
            var message = CoseMessage.DecodeSign1(document);
            var payload = AttestationPayload.Read(message.Content ?? throw new CryptographicException("The attestation document has no payload."));
            RequireEs384(message);

            using var key = AttestationChain.Verify(payload.Certificate, payload.Chain, roots, time);
            return message.VerifyEmbedded(key)
                ? new(payload)
                : throw new CryptographicException("The attestation document's signature is wrong.");
        }
        catch (Exception error) when (error is CborContentException or InvalidOperationException or OverflowException)
        {
            throw new CryptographicException("The attestation document is not one of COSE and CBOR.", error);
        }
    }

    private static void RequireEs384(CoseSign1Message message)
    {
        if (message.ProtectedHeaders.Count != 1
            || !message.ProtectedHeaders.TryGetValue(CoseHeaderLabel.Algorithm, out var algorithm)
            || algorithm.GetValueAsInt32() != Es384
            || message.UnprotectedHeaders.Count != 0)
        {
            throw new CryptographicException("The attestation document is not signed with ES384 alone.");
        }
    }
}
