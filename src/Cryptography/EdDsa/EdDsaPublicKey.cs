using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Signet.Cryptography.EdDsa;

/// <summary>An Ed25519 public key; of signatures only the canonical ones are taken (RFC 8032, section 5.1.7).</summary>
internal sealed class EdDsaPublicKey(KeySpec spec, byte[] publicKey) : PublicKey(spec)
{
    private bool _disposed;

    public override void Dispose() => _disposed = true;

    private protected override bool VerifyChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (signature.Length != EdDsaEngine.SignatureLength)
        {
            return false;
        }

        if (type == MessageType.Raw)
        {
            return Ed25519.Verify(signature, publicKey, message);
        }

        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        SHA512.HashData(message, digest);
        return Ed25519.VerifyPrehash(signature, publicKey, ctx: [], digest);
    }
}
