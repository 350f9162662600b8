using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Cryptography;

// AES-256-GCM (NIST SP 800-38D), each ciphertext under a key of its own, as in AWS KMS (AWS KMS Cryptographic Details, Symmetric encryption):
// derived from the key by SP 800-108 in counter mode with HMAC-SHA-256 over a label and a random salt, so that the number of ciphertexts
// is no concern. A ciphertext is: salt (16) | iv (12) | as many bytes as the plaintext | tag (16).

/// <summary>
/// A SYMMETRIC_DEFAULT key, AES-256: encrypts and decrypts with associated data that is authenticated and not kept.
/// Its material is 32 raw bytes. A ciphertext is <see cref="Overhead"/> bytes longer than its plaintext; whoever keeps it says of what key it is.
/// </summary>
public sealed class SymmetricKey : KeyMaterial
{
    /// <summary>How many bytes a ciphertext is longer than its plaintext: salt, initialisation vector and tag.</summary>
    public const int Overhead = SaltLength + IvLength + TagLength;

    private const int SaltLength = 16;
    private const int IvLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;

    private readonly SecretBytes _secret;

    internal SymmetricKey(KeySpec spec, SecretBytes secret)
        : base(spec) => _secret = secret;

    private static ReadOnlySpan<byte> Label => "Signet SYMMETRIC_DEFAULT"u8;

    private int MaxPlaintext => Spec.MaxPlaintext(EncryptionAlgorithm.SymmetricDefault);

    /// <inheritdoc/>
    public override byte[] Export() => _secret.Copy();

    /// <summary>Encrypts up to 4096 bytes, each time differently; throws <see cref="ArgumentException"/> for more.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        var ciphertext = new byte[plaintext.Length + Overhead];
        Encrypt(plaintext, associatedData, ciphertext);
        return ciphertext;
    }

    /// <summary>
    /// Encrypts up to 4096 bytes into a place of exactly <see cref="Overhead"/> bytes more, which does not overlap the plaintext;
    /// throws <see cref="ArgumentException"/> for more bytes or another place.
    /// </summary>
    public void Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associatedData, Span<byte> ciphertext)
    {
        if (plaintext.Length > MaxPlaintext)
        {
            throw new ArgumentException($"{Spec} encrypts at most {MaxPlaintext} bytes, not {plaintext.Length}.", nameof(plaintext));
        }

        if (ciphertext.Length != plaintext.Length + Overhead)
        {
            throw new ArgumentException($"The ciphertext has {plaintext.Length + Overhead} bytes, not {ciphertext.Length}.", nameof(ciphertext));
        }

        RandomNumberGenerator.Fill(ciphertext[..(SaltLength + IvLength)]);
        using var cipher = Derive(salt: ciphertext[..SaltLength]);
        cipher.Encrypt(ciphertext.Slice(SaltLength, IvLength), plaintext, ciphertext[(SaltLength + IvLength)..^TagLength], ciphertext[^TagLength..], associatedData);
    }

    /// <summary>
    /// Decrypts, or answers false, always alike, for whatever was not encrypted under this key and with this associated data.
    /// The caller wipes the plaintext.
    /// </summary>
    public bool TryDecrypt(ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> associatedData, [NotNullWhen(true)] out byte[]? plaintext)
    {
        plaintext = null;
        if (ciphertext.Length < Overhead || ciphertext.Length > Overhead + MaxPlaintext)
        {
            return false;
        }

        using var cipher = Derive(salt: ciphertext[..SaltLength]);
        var opened = new byte[ciphertext.Length - Overhead];
        try
        {
            cipher.Decrypt(ciphertext.Slice(SaltLength, IvLength), ciphertext[(SaltLength + IvLength)..^TagLength], ciphertext[^TagLength..], opened, associatedData);
            plaintext = opened;
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _secret.Dispose();

    private AesGcm Derive(ReadOnlySpan<byte> salt)
    {
        using var secret = _secret.Open();
        Span<byte> key = stackalloc byte[KeyLength];
        try
        {
            SP800108HmacCounterKdf.DeriveBytes(secret.Value, HashAlgorithmName.SHA256, Label, salt, key);
            return new AesGcm(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
