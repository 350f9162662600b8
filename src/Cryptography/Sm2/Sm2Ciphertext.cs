using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Sm2;

// GB/T 32918.4 with SM3, written as in GM/T 0009, section 7.2:
// DER SEQUENCE { INTEGER x1, INTEGER y1, OCTET STRING C3 (32), OCTET STRING C2 (as long as the plaintext) }
// BouncyCastle's form of the same: 0x04 | x1 | y1 | C3 | C2

/// <summary>SM2 public-key encryption.</summary>
internal static class Sm2Ciphertext
{
    private const int HashLength = 32;
    private const int HeaderLength = Sm2Curve.PointLength + HashLength;

    public static byte[] Encrypt(ECPublicKeyParameters key, ReadOnlySpan<byte> plaintext)
    {
        // The standard has another key stream taken when one is all zeros, which one of no bytes always is.
        if (plaintext.IsEmpty)
        {
            throw new ArgumentException("SM2PKE encrypts at least one byte.", nameof(plaintext));
        }

        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(key, PlatformRandom.Instance));
        return Write(engine.ProcessBlock(plaintext));
    }

    public static bool TryDecrypt(ECPrivateKeyParameters key, ReadOnlySpan<byte> ciphertext, int maxPlaintext, [NotNullWhen(true)] out byte[]? plaintext)
    {
        plaintext = null;
        if (!TryRead(ciphertext, maxPlaintext, out var parts) || !Sm2Curve.TryReadPoint(parts.AsSpan(0, Sm2Curve.PointLength), out _))
        {
            return false;
        }

        try
        {
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.Init(forEncryption: false, key);
            plaintext = engine.ProcessBlock(parts);
            return true;
        }
        catch (InvalidCipherTextException)
        {
            return false;
        }
    }

    private static byte[] Write(ReadOnlySpan<byte> parts)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(EcdsaSignature.Significant(parts[1..][..Sm2Curve.Length]));
            writer.WriteIntegerUnsigned(EcdsaSignature.Significant(parts[(1 + Sm2Curve.Length)..Sm2Curve.PointLength]));
            writer.WriteOctetString(parts[Sm2Curve.PointLength..HeaderLength]);
            writer.WriteOctetString(parts[HeaderLength..]);
        }

        return writer.Encode();
    }

    private static bool TryRead(ReadOnlySpan<byte> ciphertext, int maxPlaintext, [NotNullWhen(true)] out byte[]? parts)
    {
        parts = null;
        try
        {
            var outer = new Asn1Reader(ciphertext, AsnEncodingRules.DER);
            var fields = outer.ReadSequence();
            outer.RequireEnd();

            var (point, good) = (new byte[Sm2Curve.PointLength], true);
            point[0] = 4;
            good &= EcdsaSignature.TryCopy(fields.ReadInteger(), point.AsSpan(1, Sm2Curve.Length));
            good &= EcdsaSignature.TryCopy(fields.ReadInteger(), point.AsSpan(1 + Sm2Curve.Length));
            var (hash, text) = (fields.ReadOctetString(), fields.ReadOctetString());
            fields.RequireEnd();

            parts = good && hash.Length == HashLength && text.Length > 0 && text.Length <= maxPlaintext ? [.. point, .. hash, .. text] : null;
            return parts is not null;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
