using Org.BouncyCastle.Crypto.Parameters;

namespace Signet.Cryptography.MlDsa;

/// <summary>An ML-DSA public key.</summary>
internal sealed class MlDsaPublicKey(KeySpec spec, MlDsaEngine engine, MLDsaPublicKeyParameters key) : PublicKey(spec)
{
    private bool _disposed;

    public override void Dispose() => _disposed = true;

    private protected override bool VerifyChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return signature.Length == engine.FixedSignatureLength
            && engine.Load(forSigning: false, key, type, message).VerifySignature(signature.ToArray());
    }
}
