using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.EdDsa;

/// <summary>An Ed25519 private key. Signatures repeat for the same message: there is no nonce.</summary>
internal sealed class EdDsaPrivateKey : PrivateKey
{
    private readonly SecretBytes _seed;
    private readonly byte[] _publicKey;

    public EdDsaPrivateKey(KeySpec spec, SecretBytes seed)
        : this(spec, seed, PublicKeyOf(seed))
    {
    }

    private EdDsaPrivateKey(KeySpec spec, SecretBytes seed, byte[] publicKey)
        : base(spec, SubjectPublicKeyInfo.Write(EdDsaEngine.Algorithm, publicKey)) => (_seed, _publicKey) = (seed, publicKey);

    public bool HasPublicKey(ReadOnlySpan<byte> publicKey) => publicKey.SequenceEqual(_publicKey);

    // OCTET STRING (32): seed
    public override byte[] ExportPkcs8()
    {
        using var seed = _seed.Open();
        Span<byte> key = stackalloc byte[2 + EdDsaEngine.KeyLength];
        try
        {
            (key[0], key[1]) = (0x04, EdDsaEngine.KeyLength);
            seed.Value.CopyTo(key[2..]);
            return PrivateKeyInfo.Write(EdDsaEngine.Algorithm, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public override void Dispose() => _seed.Dispose();

    private protected override byte[] SignChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message)
    {
        using var seed = _seed.Open();
        var signature = new byte[EdDsaEngine.SignatureLength];
        if (type == MessageType.Raw)
        {
            // As a span: an array in this place would be taken for a context.
            Ed25519.Sign(seed.Value, _publicKey.AsSpan(), message, signature);
            return signature;
        }

        // AWS KMS takes the digest for the message of Ed25519ph, which hashes it again.
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        SHA512.HashData(message, digest);
        Ed25519.SignPrehash(seed.Value, _publicKey, ctx: [], digest, signature);
        return signature;
    }

    private static byte[] PublicKeyOf(SecretBytes seed)
    {
        using var use = seed.Open();
        var publicKey = new byte[EdDsaEngine.KeyLength];
        Ed25519.GeneratePublicKey(use.Value, publicKey);
        return publicKey;
    }
}
