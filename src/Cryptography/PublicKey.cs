using System.Diagnostics;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography;

/// <summary>A public key, parsed and open, that verifies and encrypts anywhere: safe for concurrent use, until it is disposed of.</summary>
public abstract class PublicKey : IDisposable
{
    private byte[] _subjectPublicKeyInfo = [];

    private protected PublicKey(KeySpec spec) => Spec = spec;

    /// <summary>What kind of key it is.</summary>
    public KeySpec Spec { get; }

    /// <summary>
    /// Opens a DER SubjectPublicKeyInfo and finds its spec; throws <see cref="CryptographicException"/> for anything else:
    /// unknown algorithms, RSA of other lengths, id-RSASSA-PSS, explicit or unknown curves, compressed points, points off the curve or of small order,
    /// bytes left over, and RSA exponents that are even or outside 3..2^64-1.
    /// </summary>
    public static PublicKey Import(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        try
        {
            var info = SubjectPublicKeyInfo.Parse(subjectPublicKeyInfo);
            var key = Import(info) ?? throw new CryptographicException("The public key is of no key spec that is known here.");
            key._subjectPublicKeyInfo = subjectPublicKeyInfo.ToArray();
            return key;
        }
        catch (AsnContentException error)
        {
            throw new CryptographicException("The public key is not a DER SubjectPublicKeyInfo.", error);
        }
    }

    /// <summary>The key as DER SubjectPublicKeyInfo (RFC 5280, section 4.1), which is the very one that was imported: there is but one.</summary>
    public byte[] ExportSubjectPublicKeyInfo() => [.. _subjectPublicKeyInfo];

    /// <summary>
    /// Whether the signature is one over the message, under this key; whatever is no signature at all is false too.
    /// Throws <see cref="ArgumentException"/> when the spec lacks the algorithm, the algorithm the message type, or the digest has the wrong length.
    /// </summary>
    public bool Verify(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        Spec.Require(algorithm, type, message.Length);
        return VerifyChecked(algorithm, type, message, signature);
    }

    /// <summary>Encrypts; throws <see cref="ArgumentException"/> when the spec lacks the algorithm or the plaintext is too long, or empty with SM2PKE.</summary>
    public byte[] Encrypt(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> plaintext)
    {
        var limit = Spec.MaxPlaintext(algorithm);
        if (plaintext.Length > limit)
        {
            throw new ArgumentException($"{Spec} with {algorithm} encrypts at most {limit} bytes, not {plaintext.Length}.", nameof(plaintext));
        }

        return EncryptChecked(algorithm, plaintext);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>
    /// The same for what AWS KMS does not allow: a digest of any length, an algorithm of the same family that is in no row.
    /// It explains signatures that are no good; nothing is called verified by it.
    /// </summary>
    internal bool WouldVerify(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        VerifyChecked(algorithm, type, message, signature);

    private protected abstract bool VerifyChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    private protected virtual byte[] EncryptChecked(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> plaintext) =>
        throw new UnreachableException($"The row of {Spec} names {algorithm}, its engine does not.");

    private static PublicKey? Import(SubjectPublicKeyInfo info)
    {
        foreach (var spec in KeySpec.All)
        {
            if (spec.AsymmetricEngine?.ImportPublic(spec, info) is { } key)
            {
                return key;
            }
        }

        return null;
    }
}
