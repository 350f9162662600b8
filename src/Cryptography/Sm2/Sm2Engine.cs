using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Math;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Sm2;

// SM2: GB/T 32918, also ISO/IEC 14888-3 and 18033-2, and RFC 8998; keys in PKCS#8 (RFC 5208, RFC 5915) and SubjectPublicKeyInfo (RFC 5480).
// Coordinates of 32 bytes, public keys of 91, private keys of 138. AlgorithmIdentifier: id-ecPublicKey 1.2.840.10045.2.1 with the curve's
// name 1.2.156.10197.1.301. Signatures: DER SEQUENCE { INTEGER r, INTEGER s }, at most 72 bytes, over SM3 with the identity 1234567812345678.
// Ciphertexts: see Sm2Ciphertext.

/// <summary>Keys of SM2.</summary>
internal sealed class Sm2Engine : AsymmetricEngine
{
    public static readonly AlgorithmIdentifier Algorithm = AlgorithmIdentifier.WithCurve("1.2.840.10045.2.1", Curve);

    private const string Curve = "1.2.156.10197.1.301";

    private static readonly Asn1Tag Parameters = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PublicPart = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public override AlgorithmIdentifier KeyAlgorithm => Algorithm;

    public override int CoordinateLength => Sm2Curve.Length;

    public override PrivateKey Generate(KeySpec spec)
    {
        // About one number in 2^32 is out of range.
        while (true)
        {
            var number = SecretBytes.Random(Sm2Curve.Length);
            using var use = number.Open();
            if (Sm2Curve.IsPrivate(new(1, use.Value)))
            {
                return new Sm2PrivateKey(spec, number);
            }
        }
    }

    public override PrivateKey Import(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        using var info = PrivateKeyInfo.Parse(pkcs8, Algorithm, maxVersion: 0);

        // RFC 5915, section 3: SEQUENCE { 1, OCTET STRING, [0] curve OPTIONAL, [1] BIT STRING OPTIONAL }
        var outer = new Asn1Reader(info.Key, AsnEncodingRules.BER);
        var key = outer.ReadSequence();
        if (key.ReadInteger() is not [1])
        {
            throw new CryptographicException("The private key is of another version.");
        }

        var number = key.ReadOctetString();
        try
        {
            if (number.Length != Sm2Curve.Length || !Sm2Curve.IsPrivate(new BigInteger(1, number)))
            {
                throw new CryptographicException("The private key is out of its range.");
            }

            var opened = new Sm2PrivateKey(spec, new SecretBytes(number));
            RequireTheRest(ref key, opened);
            return opened;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(number);
        }
    }

    public override PublicKey? ImportPublic(KeySpec spec, SubjectPublicKeyInfo info)
    {
        if (!info.Algorithm.SequenceEqual(Algorithm.Der))
        {
            return null;
        }

        return Sm2Curve.TryReadPoint(info.Key, out var point)
            ? new Sm2PublicKey(spec, point)
            : throw new CryptographicException("The public key is not an uncompressed point of its curve.");
    }

    private static void RequireTheRest(ref Asn1Reader key, Sm2PrivateKey opened)
    {
        if (key.IsNext(Parameters))
        {
            var parameters = key.ReadSequence(Parameters);
            if (parameters.ReadObjectIdentifier() != Curve)
            {
                throw new CryptographicException("The private key is on another curve.");
            }

            parameters.RequireEnd();
        }

        if (key.IsNext(PublicPart))
        {
            var part = key.ReadSequence(PublicPart);
            if (!part.ReadBitString().SequenceEqual(opened.Point))
            {
                throw new CryptographicException("The private key's halves do not belong together.");
            }

            part.RequireEnd();
        }

        key.RequireEnd();
    }
}
