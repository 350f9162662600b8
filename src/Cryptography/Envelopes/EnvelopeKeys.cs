using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Signet.Cryptography.Envelopes;

// HKDF-SHA-256 (RFC 5869) of the content's key, salted with SHA-256 of the header, gives: AES-256 key (32) | nonce prefix (7) | commitment (32).
// A chunk's nonce, as in STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015, "Online Authenticated-Encryption and its Nonce-Reuse
// Misuse-Resistance", section 7): prefix (7) | number of the chunk, big-endian (4) | 1 in the last chunk, 0 before it (1).

/// <summary>The keys of one envelope's chunks; they are wiped when it is disposed of.</summary>
internal sealed class EnvelopeKeys : IDisposable
{
    public const int ChunkLength = 1 << 16;
    public const int TagLength = 16;
    public const int KeyLength = 32;
    public const int CommitmentLength = 32;

    private const int PrefixLength = 7;
    private const int NonceLength = 12;

    private readonly AesGcm _aes;
    private readonly byte[] _nonce = new byte[NonceLength];
    private uint _number;
    private bool _isSpent;

    public EnvelopeKeys(ReadOnlySpan<byte> contentKey, ReadOnlySpan<byte> header)
    {
        Span<byte> keys = stackalloc byte[KeyLength + PrefixLength + CommitmentLength];
        try
        {
            HKDF.DeriveKey(HashAlgorithmName.SHA256, contentKey, keys, salt: SHA256.HashData(header), info: "Signet envelope 1"u8);
            _aes = new(keys[..KeyLength], TagLength);
            keys.Slice(KeyLength, PrefixLength).CopyTo(_nonce);
            Commitment = keys[(KeyLength + PrefixLength)..].ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(keys);
        }
    }

    /// <summary>Binds the envelope to this very key and header: AES-GCM alone lets one ciphertext open under two keys.</summary>
    public byte[] Commitment { get; }

    public void Encrypt(ReadOnlySpan<byte> chunk, Span<byte> ciphertext, bool isLast) =>
        _aes.Encrypt(NextNonce(isLast), chunk, ciphertext[..^TagLength], ciphertext[^TagLength..]);

    /// <summary>Throws <see cref="AuthenticationTagMismatchException"/> for a chunk that is not the next one, or not the last when it should be.</summary>
    public void Decrypt(ReadOnlySpan<byte> ciphertext, Span<byte> chunk, bool isLast) =>
        _aes.Decrypt(NextNonce(isLast), ciphertext[..^TagLength], ciphertext[^TagLength..], chunk);

    public void Dispose() => _aes.Dispose();

    private byte[] NextNonce(bool isLast)
    {
        if (_isSpent)
        {
            throw new CryptographicException($"An envelope holds at most 2^32 chunks of {ChunkLength} bytes.");
        }

        BinaryPrimitives.WriteUInt32BigEndian(_nonce.AsSpan(PrefixLength), _number);
        _nonce[^1] = isLast ? (byte)1 : (byte)0;
        _isSpent = isLast || _number == uint.MaxValue;
        _number++;
        return _nonce;
    }
}
