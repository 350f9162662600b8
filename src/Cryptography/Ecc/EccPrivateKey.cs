using System.Security.Cryptography;

namespace Signet.Cryptography.Ecc;

/// <summary>
/// An elliptic curve private key. One object serves all threads: signing only reads OpenSSL's key, every call has its own nonce.
/// The platform agrees on secrets with a type of its own, which is made of the key when it is first needed. Disposing frees OpenSSL's key, which clears the secret number.
/// </summary>
internal sealed class EccPrivateKey(KeySpec spec, ECDsa ecdsa) : PrivateKey(spec, ecdsa.ExportSubjectPublicKeyInfo())
{
    private readonly Lazy<ECDiffieHellman> _agreement = new(() => ToAgreement(ecdsa));

    public override byte[] ExportPkcs8() => ecdsa.ExportPkcs8PrivateKey();

    public override void Dispose()
    {
        ecdsa.Dispose();
        if (_agreement.IsValueCreated)
        {
            _agreement.Value.Dispose();
        }
    }

    private protected override byte[] SignChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message)
    {
        var digest = algorithm.Digest(type, message, stackalloc byte[SHA512.HashSizeInBytes]);
        Span<byte> signature = stackalloc byte[EcdsaSignature.MaxFixedLength];

        // Asked for DER the platform allocates ten times as much as for r | s: 1456 bytes against 144 (measured, P-256).
        return ecdsa.TrySignHash(digest, signature, out var length)
            ? EcdsaSignature.ToDer(Spec, signature[..length])
            : throw new CryptographicException("The signature is longer than its curve allows.");
    }

    private protected override byte[] DeriveSharedSecretChecked(PublicKey peer)
    {
        using var point = ((EccPublicKey)peer).ToAgreement();
        using var publicKey = point.PublicKey;
        return _agreement.Value.DeriveRawSecretAgreement(publicKey);
    }

    private static ECDiffieHellman ToAgreement(ECDsa ecdsa)
    {
        var numbers = ecdsa.ExportParameters(includePrivateParameters: true);
        try
        {
            return ECDiffieHellman.Create(numbers);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(numbers.D);
        }
    }
}
