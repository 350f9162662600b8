using System.Security.Cryptography;

namespace Signet.Cryptography.Ecc;

/// <summary>An elliptic curve public key; signatures are read here, strictly, and checked by the platform.</summary>
internal sealed class EccPublicKey(KeySpec spec, ECDsa ecdsa) : PublicKey(spec)
{
    private readonly int _fixedLength = 2 * spec.CoordinateLength;

    public override void Dispose() => ecdsa.Dispose();

    /// <summary>The same key as the platform wants it for agreements; the caller disposes of it.</summary>
    public ECDiffieHellman ToAgreement() => ECDiffieHellman.Create(ecdsa.ExportParameters(includePrivateParameters: false));

    private protected override bool VerifyChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        Span<byte> numbers = stackalloc byte[_fixedLength];
        if (!EcdsaSignature.TryRead(signature, numbers))
        {
            return false;
        }

        var digest = algorithm.Digest(type, message, stackalloc byte[SHA512.HashSizeInBytes]);
        return ecdsa.VerifyHash(digest, numbers);
    }
}
