using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Cryptography;

/// <summary>An asymmetric private key, parsed and open: safe for concurrent use, until it is disposed of.</summary>
public abstract class PrivateKey : KeyMaterial
{
    private readonly byte[] _subjectPublicKeyInfo;

    private protected PrivateKey(KeySpec spec, byte[] subjectPublicKeyInfo)
        : base(spec) => _subjectPublicKeyInfo = subjectPublicKeyInfo;

    /// <summary>Makes a fresh key; throws <see cref="ArgumentException"/> when keys of the spec have no public half.</summary>
    public static new PrivateKey Generate(KeySpec spec) => (PrivateKey)KeyMaterial.Generate(Asymmetric(spec));

    /// <summary>
    /// Opens a key in an unencrypted PKCS#8 PrivateKeyInfo (RFC 5208), DER or BER; throws <see cref="CryptographicException"/> when it is
    /// not exactly a key of that spec: another algorithm, curve or length, numbers that do not belong together, bytes left over.
    /// Throws <see cref="ArgumentException"/> when keys of the spec have no public half.
    /// </summary>
    public static PrivateKey ImportPkcs8(KeySpec spec, ReadOnlySpan<byte> pkcs8) => (PrivateKey)Import(Asymmetric(spec), pkcs8);

    /// <summary>The key as DER PKCS#8 PrivateKeyInfo, unencrypted; the caller wipes it.</summary>
    public abstract byte[] ExportPkcs8();

    /// <inheritdoc/>
    public sealed override byte[] Export() => ExportPkcs8();

    /// <summary>The public half as DER SubjectPublicKeyInfo (RFC 5280, section 4.1).</summary>
    public byte[] ExportSubjectPublicKeyInfo() => [.. _subjectPublicKeyInfo];

    /// <summary>
    /// Signs; signatures of ECDSA and SM2 are DER. Throws <see cref="ArgumentException"/> when the spec lacks the algorithm,
    /// the algorithm the message type, or the digest has the wrong length.
    /// </summary>
    public byte[] Sign(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message)
    {
        Spec.Require(algorithm, type, message.Length);
        return SignChecked(algorithm, type, message);
    }

    /// <summary>
    /// Decrypts, or answers false, always alike, for whatever is not a ciphertext under this key and algorithm.
    /// The caller wipes the plaintext. Throws <see cref="ArgumentException"/> when the spec lacks the algorithm.
    /// </summary>
    public bool TryDecrypt(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> ciphertext, [NotNullWhen(true)] out byte[]? plaintext)
    {
        Spec.Require(algorithm);
        return TryDecryptChecked(algorithm, ciphertext, out plaintext);
    }

    /// <summary>
    /// The secret shared with the holder of the other key: the x coordinate, big-endian and as long as the curve's (32, 48 or 66 bytes; SEC 1,
    /// section 3.3.1), without a key derivation. The caller wipes it. Throws <see cref="ArgumentException"/> when the spec lacks the algorithm
    /// or the other key is of another spec.
    /// </summary>
    public byte[] DeriveSharedSecret(KeyAgreementAlgorithm algorithm, PublicKey peer)
    {
        Spec.Require(algorithm);
        if (peer.Spec != Spec)
        {
            throw new ArgumentException($"A key of {Spec} shares no secret with one of {peer.Spec}.", nameof(peer));
        }

        return DeriveSharedSecretChecked(peer);
    }

    private protected abstract byte[] SignChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message);

    private protected virtual bool TryDecryptChecked(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> ciphertext, [NotNullWhen(true)] out byte[]? plaintext) =>
        throw new UnreachableException($"The row of {Spec} names {algorithm}, its engine does not.");

    private protected virtual byte[] DeriveSharedSecretChecked(PublicKey peer) =>
        throw new UnreachableException($"The row of {Spec} names an agreement, its engine does not.");

    private static KeySpec Asymmetric(KeySpec spec) =>
        spec.IsAsymmetric ? spec : throw new ArgumentException($"Keys of {spec} have no public half.", nameof(spec));
}
