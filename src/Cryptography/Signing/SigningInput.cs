using Signet.Cryptography.Formats;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Signing;

/// <summary>Fetches the public key of the signing key, which ML-DSA and SM2 digest along with the message; the caller owns it.</summary>
/// <param name="cancellationToken">Ends the wait.</param>
public delegate Task<PublicKey> FetchKey(CancellationToken cancellationToken);

/// <summary>What AWS KMS's Sign is to be given so that it signs a message of any length (AWS KMS API Reference, Sign, Message).</summary>
/// <param name="Type">Whether that is the message, its digest, or its μ.</param>
/// <param name="Message">The message, at most 4096 bytes; or the digest or μ, as long as the algorithm wants it.</param>
public sealed record SigningInput(MessageType Type, byte[] Message)
{
    /// <summary>The longest message that AWS KMS takes whole, in bytes.</summary>
    public const int MaxRaw = 4096;

    /// <summary>
    /// Reads a message once: a short one is given whole, of a longer one the digest is made here (with ML-DSA μ, FIPS 204, section 6.2; with SM2
    /// the digest of identity, key and message, GB/T 32918.2, section 5.5). ED25519_PH_SHA_512 always takes the message's SHA-512.
    /// </summary>
    /// <exception cref="UnreadableException">The message is longer than 4096 bytes, and the algorithm, pure Ed25519, takes no digest.</exception>
    /// <exception cref="IOException">The message cannot be read.</exception>
    public static async Task<SigningInput> OfAsync(SigningAlgorithm algorithm, MessageSource message, FetchKey key, CancellationToken cancellationToken)
    {
        await using var stream = message.Open();
        var head = new byte[MaxRaw + 1];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (length <= MaxRaw && algorithm.Allows(MessageType.Raw))
        {
            return new(MessageType.Raw, head[..length]);
        }

        if (algorithm == SigningAlgorithm.Ed25519Sha512)
        {
            throw new UnreadableException($"{algorithm} signs messages of at most {MaxRaw} bytes, as it takes no digest. For longer ones there is {SigningAlgorithm.Ed25519PhSha512}.");
        }

        using var hash = await StartAsync(algorithm, key, cancellationToken);
        hash.Append(head.AsSpan(0, length));
        await AppendAsync(hash, stream, cancellationToken);
        return new(algorithm == SigningAlgorithm.MlDsaShake256 ? MessageType.ExternalMu : MessageType.Digest, hash.Finish());
    }

    private static async Task<IRunningHash> StartAsync(SigningAlgorithm algorithm, FetchKey fetch, CancellationToken cancellationToken)
    {
        if (algorithm != SigningAlgorithm.MlDsaShake256 && algorithm != SigningAlgorithm.Sm2Dsa)
        {
            return MessageHash.Of(algorithm).Start();
        }

        using var key = await fetch(cancellationToken);
        return key.Spec.SigningAlgorithms.Contains(algorithm)
            ? Reading.HashOf(key, algorithm, VerificationOptions.DefaultSm2Id).Start()
            : throw new UnreadableException($"{algorithm} is not an algorithm of this key, which is {key.Spec} and has: {string.Join(", ", key.Spec.SigningAlgorithms)}.");
    }

    private static async Task AppendAsync(IRunningHash hash, Stream stream, CancellationToken cancellationToken)
    {
        const int PieceLength = 256 * 1024;
        var piece = new byte[PieceLength];
        for (int read; (read = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            hash.Append(piece.AsSpan(0, read));
        }
    }
}
