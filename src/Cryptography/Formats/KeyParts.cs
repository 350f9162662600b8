using System.Formats.Asn1;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Formats;

/// <summary>
/// The numbers of a public key, big-endian: RSA's modulus and exponent without leading zeros, a curve's X and Y as long as its coordinates,
/// Ed25519's and ML-DSA's one string of bytes.
/// </summary>
internal sealed record KeyParts(byte[] First, byte[] Second)
{
    private const byte Uncompressed = 4;

    public static KeyParts Of(PublicKey key)
    {
        var info = SubjectPublicKeyInfo.Parse(key.ExportSubjectPublicKeyInfo());
        if (key.Spec.BlockLength > 0)
        {
            var reader = new Asn1Reader(info.Key, AsnEncodingRules.DER).ReadSequence();
            return new(Trim(reader.ReadInteger()), Trim(reader.ReadInteger()));
        }

        var length = key.Spec.CoordinateLength;
        return length > 0
            ? new(info.Key[1..][..length].ToArray(), info.Key[(1 + length)..].ToArray())
            : new(info.Key.ToArray(), []);
    }

    /// <summary>Opens the RSA key of these numbers, whatever their length; throws <see cref="System.Security.Cryptography.CryptographicException"/> as <see cref="PublicKey.Import(ReadOnlySpan{byte})"/>.</summary>
    public static PublicKey OpenRsa(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Trim(modulus));
            writer.WriteIntegerUnsigned(Trim(exponent));
        }

        return OpenRsa(writer.Encode());
    }

    /// <summary>Opens a DER RSAPublicKey (RFC 8017, appendix A.1.1).</summary>
    public static PublicKey OpenRsa(ReadOnlySpan<byte> rsaPublicKey) => Open(KeySpec.Rsa2048, rsaPublicKey);

    /// <summary>Opens the point X, Y of the spec's curve.</summary>
    public static PublicKey OpenPoint(KeySpec spec, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) =>
        x.Length == spec.CoordinateLength && y.Length == spec.CoordinateLength
            ? Open(spec, [Uncompressed, .. x, .. y])
            : throw new UnreadableException($"A coordinate of {spec} has {spec.CoordinateLength} bytes, leading zeros included.");

    /// <summary>Opens what the BIT STRING of a SubjectPublicKeyInfo holds; of RSA's specs, which are named alike, any will do.</summary>
    public static PublicKey Open(KeySpec spec, ReadOnlySpan<byte> key) =>
        PublicKey.Import(SubjectPublicKeyInfo.Write(spec.AsymmetricEngine!.KeyAlgorithm, key));

    // One zero is kept: DER writes no number without digits.
    private static byte[] Trim(ReadOnlySpan<byte> number) => number.TrimStart((byte)0) is { IsEmpty: false } digits ? digits.ToArray() : [0];
}
