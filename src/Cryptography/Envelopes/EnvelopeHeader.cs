using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Signet.Cryptography.Envelopes;

// magic "SIGNETE1" (8) | algorithm (1) | chunk size, as a power of two (1) | length of the wrapped key (2, big-endian)
// | SHA-256 of the public key's SubjectPublicKeyInfo (32) | wrapped key | commitment (32)

/// <summary>What stands before an envelope's chunks (docs/envelope.md).</summary>
/// <param name="Algorithm">What the content's key is wrapped with.</param>
/// <param name="KeyFingerprint">SHA-256 of the SubjectPublicKeyInfo that it is wrapped for, 32 bytes: whoever opens it finds the key by that.</param>
/// <param name="WrappedKey">The content's key, encrypted.</param>
public sealed record EnvelopeHeader(EncryptionAlgorithm Algorithm, byte[] KeyFingerprint, byte[] WrappedKey)
{
    internal const int FixedLength = 12 + SHA256.HashSizeInBytes;

    /// <summary>The longest wrapped key: one of RSA_4096.</summary>
    internal const int MaxWrappedKey = 512;

    private const byte ChunkPower = 16;

    private static readonly EncryptionAlgorithm[] Algorithms = [EncryptionAlgorithm.RsaesOaepSha256, EncryptionAlgorithm.RsaesOaepSha1, EncryptionAlgorithm.Sm2Pke];

    internal static ReadOnlySpan<byte> Magic => "SIGNETE1"u8;

    /// <summary>Writes all but the commitment.</summary>
    internal byte[] Encode()
    {
        var fixedPart = new byte[12];
        Magic.CopyTo(fixedPart);
        fixedPart[8] = (byte)(1 + Array.IndexOf(Algorithms, Algorithm));
        fixedPart[9] = ChunkPower;
        BinaryPrimitives.WriteUInt16BigEndian(fixedPart.AsSpan(10), (ushort)WrappedKey.Length);
        return [.. fixedPart, .. KeyFingerprint, .. WrappedKey];
    }

    /// <summary>Reads all but the commitment; the stream stands behind it then.</summary>
    internal static async Task<EnvelopeHeader> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var fixedPart = await ReadExactlyAsync(stream, FixedLength, cancellationToken);
        var length = BinaryPrimitives.ReadUInt16BigEndian(fixedPart.AsSpan(10));
        if (!fixedPart.AsSpan(0, 8).SequenceEqual(Magic) || fixedPart[8] is 0 or > 3 || fixedPart[9] != ChunkPower || length is 0 or > MaxWrappedKey)
        {
            throw new CryptographicException("This is no envelope of Signet, or one of a later version.");
        }

        return new(Algorithms[fixedPart[8] - 1], fixedPart[12..], await ReadExactlyAsync(stream, length, cancellationToken));
    }

    internal static async Task<byte[]> ReadExactlyAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        return await stream.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken) == length
            ? bytes
            : throw new CryptographicException("The envelope is cut off.");
    }
}
