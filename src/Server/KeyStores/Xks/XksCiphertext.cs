using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Server.KeyStores.Xks;

/// <summary>What a proxy made of a plaintext; its wire form is the body of a ciphertext blob.</summary>
/// <remarks>format (1) | length of IV (1) | IV (12 or 16) | tag (16) | length of metadata (1, 255 for none) | metadata (0 to 20) | ciphertext.</remarks>
internal sealed record XksCiphertext(
    ReadOnlyMemory<byte> InitializationVector, ReadOnlyMemory<byte> AuthenticationTag, ReadOnlyMemory<byte>? Metadata, ReadOnlyMemory<byte> Ciphertext)
{
    public const int TagLength = 16;
    public const int MaxMetadata = 20;

    private const byte Format = 1;
    private const byte NoMetadata = 255;

    /// <summary>An IV of 96 or of 128 bits.</summary>
    public static bool IsVectorLength(int length) => length is 12 or 16;

    /// <summary>The ciphertext's checksum (XKS proxy API 1.0.3, "CDIV"): SHA-256 over everything, without lengths.</summary>
    public byte[] IntegrityValue(ReadOnlySpan<byte> associatedData)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(associatedData);
        hash.AppendData((Metadata ?? ReadOnlyMemory<byte>.Empty).Span);
        hash.AppendData(InitializationVector.Span);
        hash.AppendData(Ciphertext.Span);
        hash.AppendData(AuthenticationTag.Span);
        return hash.GetHashAndReset();
    }

    /// <summary>The wire form behind a blob's header.</summary>
    public byte[] Behind(ReadOnlySpan<byte> header) =>
    [
        .. header, Format, (byte)InitializationVector.Length, .. InitializationVector.Span, .. AuthenticationTag.Span,
        Metadata is { } metadata ? (byte)metadata.Length : NoMetadata, .. (Metadata ?? ReadOnlyMemory<byte>.Empty).Span, .. Ciphertext.Span,
    ];

    /// <summary>Reads the wire form; false when it is not that.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out XksCiphertext? ciphertext)
    {
        ciphertext = null;
        if (body.Length < 2 || body.Span[0] != Format || !IsVectorLength(body.Span[1]) || body.Length <= 2 + body.Span[1] + TagLength)
        {
            return false;
        }

        var (vector, rest) = Split(body[2..], body.Span[1]);
        (var tag, rest) = Split(rest, TagLength);
        var length = rest.Span[0];
        rest = rest[1..];
        if (length is NoMetadata)
        {
            ciphertext = new(vector, tag, Metadata: null, rest);
            return true;
        }

        if (length > MaxMetadata || length > rest.Length)
        {
            return false;
        }

        var (metadata, encrypted) = Split(rest, length);
        ciphertext = new(vector, tag, metadata, encrypted);
        return true;
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) Split(ReadOnlyMemory<byte> bytes, int length) => (bytes[..length], bytes[length..]);
}
