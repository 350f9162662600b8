using Org.BouncyCastle.Crypto.Parameters;

namespace Signet.Cryptography.Sm2;

/// <summary>An SM2 public key.</summary>
internal sealed class Sm2PublicKey(KeySpec spec, ECPublicKeyParameters key) : PublicKey(spec)
{
    private bool _disposed;

    public ECPublicKeyParameters Key
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return key;
        }
    }

    public override void Dispose() => _disposed = true;

    private protected override bool VerifyChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var signer = Sm2Signature.Load(forSigning: false, Key, type, message);
        var numbers = new byte[2 * Sm2Curve.Length];
        return EcdsaSignature.TryRead(signature, numbers) && signer.VerifySignature(numbers);
    }

    private protected override byte[] EncryptChecked(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> plaintext) => Sm2Ciphertext.Encrypt(Key, plaintext);
}
