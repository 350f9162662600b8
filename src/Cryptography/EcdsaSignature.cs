using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography;

// DER (RFC 3279, section 2.2.3): SEQUENCE { INTEGER r, INTEGER s }, minimal and positive.
// Fixed (IEEE P1363, JWS of RFC 7518): r | s, each big-endian and as long as a coordinate.

/// <summary>Turns ECDSA signatures from DER, as AWS KMS and X.509 have them, into fixed r ‖ s, as JWS and WebCrypto have them, and back.</summary>
public static class EcdsaSignature
{
    /// <summary>The longest r ‖ s, that of P-521.</summary>
    internal const int MaxFixedLength = 2 * 66;

    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte OneLengthByteFollows = 0x81;

    /// <summary>The DER form of r ‖ s; throws <see cref="CryptographicException"/> when it has not the length of the spec's curve.</summary>
    public static byte[] ToDer(KeySpec spec, ReadOnlySpan<byte> signature) =>
        TryToDer(spec, signature, out var der) ? der : throw new CryptographicException($"The signature has not the {2 * Coordinate(spec)} bytes of {spec}.");

    /// <summary>The DER form of r ‖ s; false when it has not the length of the spec's curve.</summary>
    public static bool TryToDer(KeySpec spec, ReadOnlySpan<byte> signature, [NotNullWhen(true)] out byte[]? der)
    {
        var length = Coordinate(spec);
        der = signature.Length == 2 * length ? Write(signature[..length], signature[length..]) : null;
        return der is not null;
    }

    /// <summary>The r ‖ s of a DER signature; throws <see cref="CryptographicException"/> when it is not strict DER or too large for the spec's curve.</summary>
    public static byte[] FromDer(KeySpec spec, ReadOnlySpan<byte> der) =>
        TryFromDer(spec, der, out var signature) ? signature : throw new CryptographicException($"The signature is not a DER signature of {spec}.");

    /// <summary>The r ‖ s of a DER signature; false when it is not strict DER or too large for the spec's curve.</summary>
    public static bool TryFromDer(KeySpec spec, ReadOnlySpan<byte> der, [NotNullWhen(true)] out byte[]? signature)
    {
        var numbers = new byte[2 * Coordinate(spec)];
        signature = TryRead(der, numbers) ? numbers : null;
        return signature is not null;
    }

    /// <summary>Reads DER into r ‖ s, without exceptions: anyone may send anything to be verified.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> der, Span<byte> signature)
    {
        var length = signature.Length / 2;
        return TryTake(ref der, Asn1Tag.Sequence, out var content) && der.IsEmpty
            && TryTake(ref content, Asn1Tag.Integer, out var r) && TryCopy(r, signature[..length])
            && TryTake(ref content, Asn1Tag.Integer, out var s) && TryCopy(s, signature[length..])
            && content.IsEmpty;
    }

    private static int Coordinate(KeySpec spec) =>
        spec.CoordinateLength > 0 ? spec.CoordinateLength : throw new ArgumentException($"{spec} does not sign with ECDSA.", nameof(spec));

    private static bool TryTake(ref ReadOnlySpan<byte> source, Asn1Tag expected, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!AsnDecoder.TryReadEncodedValue(source, AsnEncodingRules.DER, out var tag, out var offset, out var length, out var consumed) || tag != expected)
        {
            return false;
        }

        content = source.Slice(offset, length);
        source = source[consumed..];
        return true;
    }

    // An INTEGER is negative when its first bit is set, and not minimal when a zero byte stands before a byte without that bit.
    internal static bool TryCopy(ReadOnlySpan<byte> integer, Span<byte> destination)
    {
        if (integer is [] or [>= 0x80, ..] or [0, < 0x80, ..])
        {
            return false;
        }

        var digits = integer.TrimStart((byte)0);
        if (digits.Length > destination.Length)
        {
            return false;
        }

        destination.Clear();
        digits.CopyTo(destination[^digits.Length..]);
        return true;
    }

    private static byte[] Write(ReadOnlySpan<byte> r, ReadOnlySpan<byte> s)
    {
        r = Significant(r);
        s = Significant(s);

        var content = IntegerLength(r) + IntegerLength(s);
        var header = content < 0x80 ? 2 : 3;
        var der = new byte[header + content];
        der[0] = Sequence;
        der[1] = OneLengthByteFollows;
        der[header - 1] = (byte)content;

        WriteInteger(r, der.AsSpan(header));
        WriteInteger(s, der.AsSpan(header + IntegerLength(r)));
        return der;
    }

    // Zero keeps one byte.
    internal static ReadOnlySpan<byte> Significant(ReadOnlySpan<byte> number) =>
        number.IndexOfAnyExcept((byte)0) is var first and >= 0 ? number[first..] : number[^1..];

    private static int SignLength(ReadOnlySpan<byte> number) => number[0] >> 7;

    private static int IntegerLength(ReadOnlySpan<byte> number) => 2 + SignLength(number) + number.Length;

    private static void WriteInteger(ReadOnlySpan<byte> number, Span<byte> destination)
    {
        destination[0] = Integer;
        destination[1] = (byte)(SignLength(number) + number.Length);
        number.CopyTo(destination[(2 + SignLength(number))..]);
    }
}
