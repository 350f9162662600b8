using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.MlDsa;

// ML-DSA: FIPS 204; encodings: RFC 9881. Seeds of 32 bytes; public keys of 1312, 1952, 2592; signatures of 2420, 3309, 4627, pure, hedged,
// with the empty context. AlgorithmIdentifier: id-ml-dsa-44, -65, -87 without parameters. SubjectPublicKeyInfo of 1334, 1974, 2614 bytes.
// PKCS#8 of 54 bytes: the OCTET STRING holds [0] IMPLICIT OCTET STRING, the seed. The expanded forms are not taken: AWS KMS imports no such
// keys, and a seed cannot be inconsistent.

/// <summary>ML-DSA keys of one parameter set.</summary>
internal sealed class MlDsaEngine(MLDsaParameters parameters, string oid, int publicKeyLength, int signatureLength) : AsymmetricEngine
{
    public const int SeedLength = 32;

    private static readonly Asn1Tag Seed = new(TagClass.ContextSpecific, 0);

    public override AlgorithmIdentifier KeyAlgorithm { get; } = AlgorithmIdentifier.Bare(oid);

    public MLDsaParameters Parameters => parameters;

    public override int FixedSignatureLength => signatureLength;

    public override PrivateKey Generate(KeySpec spec) => new MlDsaPrivateKey(spec, this, SecretBytes.Random(SeedLength));

    public override PrivateKey Import(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        using var info = PrivateKeyInfo.Parse(pkcs8, KeyAlgorithm, maxVersion: 0);
        var reader = new Asn1Reader(info.Key, AsnEncodingRules.BER);
        var seed = reader.ReadOctetString(Seed);
        try
        {
            return seed.Length == SeedLength
                ? new MlDsaPrivateKey(spec, this, new SecretBytes(seed))
                : throw new CryptographicException($"The private key's seed has not {SeedLength} bytes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    public override PublicKey? ImportPublic(KeySpec spec, SubjectPublicKeyInfo info)
    {
        if (!info.Algorithm.SequenceEqual(KeyAlgorithm.Der))
        {
            return null;
        }

        // Every string of that length is a public key (FIPS 204, section 7.2, Algorithm 23).
        return info.Key.Length == publicKeyLength
            ? new MlDsaPublicKey(spec, this, MLDsaPublicKeyParameters.FromEncoding(parameters, info.Key.ToArray()))
            : throw new CryptographicException($"The public key has not the {publicKeyLength} bytes of {spec}.");
    }

    /// <summary>A signer that holds the message, or what stands for it.</summary>
    public MLDsaSigner Load(bool forSigning, ICipherParameters key, MessageType type, ReadOnlySpan<byte> message)
    {
        var signer = new MLDsaSigner(parameters, deterministic: false);
        signer.Init(forSigning, key);
        if (type == MessageType.Raw)
        {
            signer.BlockUpdate(message);
        }
        else
        {
            ExternalMu.Give(signer, message);
        }

        return signer;
    }
}
