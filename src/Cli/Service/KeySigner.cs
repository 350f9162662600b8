using Signet.Cli.Offline;
using Signet.Cryptography;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Signing;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Service;

/// <summary>Signs messages of any length with one key of the service.</summary>
internal sealed class KeySigner(KmsService service, string keyId, SigningAlgorithm? wanted) : IDisposable
{
    // What is taken when nothing is said, of those that the key has: the first of these. RSA and Ed25519 are the only ones with a choice.
    private static readonly SigningAlgorithm[] Preferred = [SigningAlgorithm.RsassaPssSha256, SigningAlgorithm.Ed25519Sha512];

    private KmsPublicKey? _key;

    /// <summary>The public half, downloaded once.</summary>
    /// <exception cref="RefusedException">The service refuses, or cannot be reached.</exception>
    public async Task<KmsPublicKey> PublicKeyAsync(CancellationToken cancellationToken) => _key ??= await service.GetPublicKeyAsync(keyId, cancellationToken);

    /// <summary>The algorithm that was asked for, else the one that the key's kind prefers.</summary>
    /// <exception cref="InputException">The key does not sign.</exception>
    public async Task<SigningAlgorithm> AlgorithmAsync(CancellationToken cancellationToken)
    {
        if (wanted is not null)
        {
            return wanted;
        }

        var key = await PublicKeyAsync(cancellationToken);
        return Preferred.FirstOrDefault(key.SigningAlgorithms.Contains) ?? (key.SigningAlgorithms.Count > 0 ? key.SigningAlgorithms[0] : null)
            ?? throw new InputException("--key", $"The key does not sign: it is {key.Key.Spec} for {key.Usage}.");
    }

    /// <summary>Signs a message; the private key stays where it is, and of a message over 4096 bytes only the digest is sent.</summary>
    /// <exception cref="UnreadableException">The algorithm takes no message of that length.</exception>
    /// <exception cref="IOException">The message cannot be read.</exception>
    /// <exception cref="RefusedException">The service refuses, or cannot be reached.</exception>
    public async Task<Signed> SignAsync(MessageSource message, CancellationToken cancellationToken)
    {
        var algorithm = await AlgorithmAsync(cancellationToken);
        var input = await SigningInput.OfAsync(algorithm, message, OwnKeyAsync, cancellationToken);
        var answer = await service.SignAsync(keyId, algorithm, input, cancellationToken);

        // An alias may have moved between the calls.
        return _key is null || _key.KeyArn == answer.KeyArn
            ? new(algorithm, input, answer)
            : throw new RefusedException($"{keyId} became another key while it was used: {_key.KeyArn}, then {answer.KeyArn}; try again");
    }

    public void Dispose() => _key?.Dispose();

    private async Task<PublicKey> OwnKeyAsync(CancellationToken cancellationToken) =>
        PublicKey.Import((await PublicKeyAsync(cancellationToken)).Key.ExportSubjectPublicKeyInfo());
}

/// <summary>What was signed, how, and the answer.</summary>
internal sealed record Signed(SigningAlgorithm Algorithm, SigningInput Input, KmsSignature Answer);
