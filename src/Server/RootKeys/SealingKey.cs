using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Server.RootKeys;

/// <summary>
/// AES-256-GCM under a key of its own for every seal: HKDF-SHA-256 (RFC 5869) over this key and a random salt gives key and nonce,
/// so that no number of seals can repeat a nonce. Associated data binds a seal to its purpose.
/// </summary>
internal sealed class SealingKey(byte[] key) : IDisposable
{
    public const int Size = 32;

    private const byte Format = 1;
    private const int SaltSize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    // format (1) | salt (32) | ciphertext | tag (16)
    private const int Overhead = 1 + SaltSize + TagSize;

    /// <summary>Seals the bytes; opening needs the same associated data.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        var blob = new byte[Overhead + plaintext.Length];
        blob[0] = Format;
        var salt = blob.AsSpan(1, SaltSize);
        RandomNumberGenerator.Fill(salt);

        Span<byte> okm = stackalloc byte[Size + NonceSize];
        try
        {
            Derive(salt, okm);
            using var aes = new AesGcm(okm[..Size], TagSize);
            aes.Encrypt(okm[Size..], plaintext, blob.AsSpan(1 + SaltSize, plaintext.Length), blob.AsSpan(^TagSize..), associatedData);
            return blob;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(okm);
        }
    }

    /// <summary>Opens a seal; false for every way in which it is not ours, not whole or not for this purpose.</summary>
    public bool TryOpen(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> associatedData, [NotNullWhen(true)] out byte[]? plaintext)
    {
        plaintext = null;
        if (blob.Length < Overhead || blob[0] != Format)
        {
            return false;
        }

        var opened = new byte[blob.Length - Overhead];
        Span<byte> okm = stackalloc byte[Size + NonceSize];
        try
        {
            Derive(blob.Slice(1, SaltSize), okm);
            using var aes = new AesGcm(okm[..Size], TagSize);
            aes.Decrypt(okm[Size..], blob[(1 + SaltSize)..^TagSize], blob[^TagSize..], opened, associatedData);
            plaintext = opened;
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(okm);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    private void Derive(ReadOnlySpan<byte> salt, Span<byte> okm) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, okm, salt, "signet seal v1"u8);
}
