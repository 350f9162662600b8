using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.EdDsa;

// Ed25519 and Ed25519ph: RFC 8032, sections 5.1 and 8.1; encodings: RFC 8410. Seeds and public keys of 32 bytes, signatures of 64.
// AlgorithmIdentifier: id-Ed25519 1.3.101.112 without parameters. SubjectPublicKeyInfo of 44 bytes, PKCS#8 of 48: the OCTET STRING holds
// another one with the seed. A version that carries the public key too is taken when it is the seed's.

/// <summary>Keys on edwards25519.</summary>
internal sealed class EdDsaEngine : AsymmetricEngine
{
    /// <summary>The length of a seed and of a public key.</summary>
    public const int KeyLength = 32;

    public const int SignatureLength = 64;

    public static readonly AlgorithmIdentifier Algorithm = AlgorithmIdentifier.Bare("1.3.101.112");

    public override AlgorithmIdentifier KeyAlgorithm => Algorithm;

    public override int FixedSignatureLength => SignatureLength;

    public override PrivateKey Generate(KeySpec spec) => new EdDsaPrivateKey(spec, SecretBytes.Random(KeyLength));

    public override PrivateKey Import(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        using var info = PrivateKeyInfo.Parse(pkcs8, Algorithm, maxVersion: 1);
        var key = new EdDsaPrivateKey(spec, ReadSeed(info.Key));
        if (info.PublicKey is not null && !key.HasPublicKey(info.PublicKey))
        {
            key.Dispose();
            throw new CryptographicException("The private key's halves do not belong together.");
        }

        return key;
    }

    public override PublicKey? ImportPublic(KeySpec spec, SubjectPublicKeyInfo info)
    {
        if (!info.Algorithm.SequenceEqual(Algorithm.Der))
        {
            return null;
        }

        // Refuses coordinates that are not reduced, what is no point of the curve, and the points of small order, under which everybody signs.
        return info.Key.Length == KeyLength && Ed25519.ValidatePublicKeyPartial(info.Key)
            ? new EdDsaPublicKey(spec, info.Key.ToArray())
            : throw new CryptographicException("The public key is not a sound point of edwards25519.");
    }

    private static SecretBytes ReadSeed(ReadOnlySpan<byte> key)
    {
        var reader = new Asn1Reader(key, AsnEncodingRules.BER);
        var seed = reader.ReadOctetString();
        try
        {
            return seed.Length == KeyLength
                ? new(seed)
                : throw new CryptographicException($"The private key has not {KeyLength} bytes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }
}
