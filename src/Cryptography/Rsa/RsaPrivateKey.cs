using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Cryptography.Rsa;

/// <summary>
/// An RSA private key. One object serves all threads: OpenSSL's key is only read, and its blinding factors are guarded per key by OpenSSL
/// itself. Disposing frees OpenSSL's key, which clears the secret numbers.
/// </summary>
internal sealed class RsaPrivateKey(KeySpec spec, RSA rsa) : PrivateKey(spec, rsa.ExportSubjectPublicKeyInfo())
{
    private readonly int _length = rsa.KeySize / 8;

    public override byte[] ExportPkcs8() => rsa.ExportPkcs8PrivateKey();

    public override void Dispose() => rsa.Dispose();

    private protected override byte[] SignChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message)
    {
        var digest = algorithm.Digest(type, message, stackalloc byte[SHA512.HashSizeInBytes]);
        var signature = new byte[_length];
        rsa.SignHash(digest, signature, algorithm.Hash, algorithm.Padding!);
        return signature;
    }

    private protected override bool TryDecryptChecked(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> ciphertext, [NotNullWhen(true)] out byte[]? plaintext)
    {
        plaintext = null;
        if (ciphertext.Length != _length)
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[_length];
        try
        {
            plaintext = buffer[..rsa.Decrypt(ciphertext, buffer, algorithm.Padding!)].ToArray();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
