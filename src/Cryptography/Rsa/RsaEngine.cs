using System.Security.Cryptography;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Rsa;

// RSA: PKCS#1 v2.2 (RFC 8017), keys in PKCS#8 (RFC 5208) and SubjectPublicKeyInfo (RFC 3279, section 2.3.1).
// Modulus 2048, 3072 or 4096 bits; public keys of 294, 422, 550 bytes, signatures and ciphertexts of 256, 384, 512.
// AlgorithmIdentifier: rsaEncryption 1.2.840.113549.1.1.1 with NULL, never id-RSASSA-PSS.

/// <summary>RSA keys of one length. Fresh keys have the exponent 65537; keys from elsewhere may have any odd one of 3..2^64-1.</summary>
internal sealed class RsaEngine(int bits) : AsymmetricEngine
{
    private static readonly AlgorithmIdentifier Algorithm = AlgorithmIdentifier.WithNull("1.2.840.113549.1.1.1");

    public override AlgorithmIdentifier KeyAlgorithm => Algorithm;

    public override int FixedSignatureLength => BlockLength;

    public override int BlockLength => bits / 8;

    public override PrivateKey Generate(KeySpec spec) => new RsaPrivateKey(spec, RSA.Create(bits));

    public override PrivateKey Import(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        PrivateKeyInfo.Require(pkcs8, Algorithm);

        var rsa = RSA.Create();
        try
        {
            rsa.ImportPkcs8PrivateKey(pkcs8, out _);
            RequireSound(rsa);
            return new RsaPrivateKey(spec, rsa);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    public override PublicKey? ImportPublic(KeySpec spec, SubjectPublicKeyInfo info)
    {
        if (!info.Algorithm.SequenceEqual(Algorithm.Der))
        {
            return null;
        }

        var numbers = RsaPublicNumbers.Parse(info.Key);
        if (numbers.Bits != bits)
        {
            return null;
        }

        numbers.RequireSound();
        return new RsaPublicKey(spec, RSA.Create(numbers.ToParameters()));
    }

    // The platform compares the factors with the modulus and the exponents with each other; one signature shows that the factors are primes.
    private void RequireSound(RSA rsa)
    {
        var numbers = RsaPublicNumbers.From(rsa.ExportParameters(includePrivateParameters: false));
        if (numbers.Bits != bits)
        {
            throw new CryptographicException($"The private key has a modulus of {numbers.Bits} bits, not {bits}.");
        }

        numbers.RequireSound();

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> signature = stackalloc byte[BlockLength];
        RandomNumberGenerator.Fill(digest);
        rsa.SignHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (!rsa.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw new CryptographicException("The private key's numbers do not belong together.");
        }
    }
}
