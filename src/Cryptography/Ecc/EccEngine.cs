using System.Security.Cryptography;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Ecc;

// ECDSA: FIPS 186-5 and SEC 1 v2, curves of NIST SP 800-186 and SEC 2, keys in PKCS#8 (RFC 5208, RFC 5915) and SubjectPublicKeyInfo (RFC 5480).
// Coordinates of 32, 48, 66 bytes; public keys of 91 (P-256), 120 (P-384), 158 (P-521), 88 (secp256k1); private keys of 138, 185, 241, 135.
// AlgorithmIdentifier: id-ecPublicKey 1.2.840.10045.2.1 with the curve's name, never explicit parameters. Points: 0x04 | X | Y.
// Signatures: DER SEQUENCE { INTEGER r, INTEGER s }, at most 72, 104, 139 bytes; either half of s is made and taken.

/// <summary>Elliptic curve keys on one named curve.</summary>
internal sealed class EccEngine : AsymmetricEngine
{
    private const byte Uncompressed = 4;

    private readonly string _curve;
    private readonly AlgorithmIdentifier _algorithm;
    private readonly int _length;

    public EccEngine(string curve, int bits) => (_curve, _algorithm, _length) = (curve, AlgorithmIdentifier.WithCurve("1.2.840.10045.2.1", curve), (bits + 7) / 8);

    public override AlgorithmIdentifier KeyAlgorithm => _algorithm;

    public override int CoordinateLength => _length;

    public override PrivateKey Generate(KeySpec spec) => new EccPrivateKey(spec, ECDsa.Create(ECCurve.CreateFromValue(_curve)));

    public override PrivateKey Import(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        PrivateKeyInfo.Require(pkcs8, _algorithm);

        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return new EccPrivateKey(spec, ecdsa);
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }

    public override PublicKey? ImportPublic(KeySpec spec, SubjectPublicKeyInfo info)
    {
        if (!info.Algorithm.SequenceEqual(_algorithm.Der))
        {
            return null;
        }

        if (info.Key.Length != 1 + (2 * _length) || info.Key[0] != Uncompressed)
        {
            throw new CryptographicException("The public key is not an uncompressed point of its curve.");
        }

        return new EccPublicKey(spec, Open(new() { X = info.Key[1..][.._length].ToArray(), Y = info.Key[(1 + _length)..].ToArray() }));
    }

    // The platform refuses points that are not on the curve (SEC 1, section 3.2.2.1), in OpenSSL's words.
    private ECDsa Open(ECPoint point)
    {
        try
        {
            return ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(_curve), Q = point });
        }
        catch (CryptographicException error)
        {
            throw new CryptographicException("The public key is not a point of its curve.", error);
        }
    }
}
