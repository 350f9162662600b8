using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using Signet.Cryptography;
using Signet.Cryptography.Formats;

namespace Signet.Cli.Service;

/// <summary>A public key that was downloaded, open, with its ARN and what it may be used for.</summary>
internal sealed record KmsPublicKey(string KeyArn, PublicKey Key, string Usage, IReadOnlyList<SigningAlgorithm> SigningAlgorithms) : IDisposable
{
    /// <exception cref="RefusedException">It is no public key that is known here.</exception>
    public static KmsPublicKey Of(GetPublicKeyResponse answer)
    {
        try
        {
            var algorithms = (answer.SigningAlgorithms ?? []).Select(name => SigningAlgorithm.TryGet(name, out var algorithm) ? algorithm : null).OfType<SigningAlgorithm>();
            return new(answer.KeyId, PublicKey.Import(answer.PublicKey.ToArray()), answer.KeyUsage?.Value ?? "", [.. algorithms]);
        }
        catch (CryptographicException error)
        {
            throw new RefusedException($"the service gives no public key that is known here: {error.Message}");
        }
    }

    /// <summary>The same as an entry of a key file.</summary>
    public KeyEntry Entry => new(Key) { Id = KeyArn, CanVerify = Usage == "SIGN_VERIFY", CanEncrypt = Usage == "ENCRYPT_DECRYPT" };

    public void Dispose() => Key.Dispose();
}
