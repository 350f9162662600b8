using System.Security.Cryptography;

namespace Signet.Cryptography.Rsa;

/// <summary>An RSA public key. The platform takes only salts as long as the digest, and MGF1 with the same hash.</summary>
internal sealed class RsaPublicKey(KeySpec spec, RSA rsa) : PublicKey(spec)
{
    private readonly int _length = rsa.KeySize / 8;

    public override void Dispose() => rsa.Dispose();

    private protected override bool VerifyChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        // RFC 8017, sections 8.1.2 and 8.2.2, step 1: a signature is exactly as long as the modulus.
        if (signature.Length != _length)
        {
            return false;
        }

        var digest = algorithm.Digest(type, message, stackalloc byte[SHA512.HashSizeInBytes]);
        return rsa.VerifyHash(digest, signature, algorithm.Hash, algorithm.Padding!);
    }

    private protected override byte[] EncryptChecked(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> plaintext) =>
        rsa.Encrypt(plaintext, algorithm.Padding!);
}
