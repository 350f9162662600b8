using System.Security.Cryptography;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Signing;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Evidence;

/// <summary>Checks bundles with nothing but the bundle and the message: it asks no service and opens no connection.</summary>
public static class EvidenceVerifier
{
    /// <summary>Why a bundle does not hold for a message, in a sentence; null when all of it does. Whether the key is to be trusted is the caller's to know.</summary>
    /// <exception cref="UnreadableException">The bundle's key is none, or does not have the bundle's algorithm.</exception>
    /// <exception cref="IOException">The message cannot be read.</exception>
    public static async Task<string?> FindFaultAsync(EvidenceBundle bundle, MessageSource message, CancellationToken cancellationToken)
    {
        using var key = Open(bundle);
        if (!await HoldsAsync(bundle, key, MessageSource.Bytes(bundle.ToBeSealed()), bundle.Seal, cancellationToken))
        {
            return "The seal does not hold: the bundle was changed, or put together from others.";
        }

        var (sha256, input) = await ReadAsync(bundle, key, message, cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(sha256, bundle.MessageSha256))
        {
            return $"The bundle is of another message: this one's SHA-256 is {Convert.ToHexStringLower(sha256)}, that one's {Convert.ToHexStringLower(bundle.MessageSha256)}.";
        }

        if (input.Type != bundle.MessageType || !(bundle.Digest ?? []).AsSpan().SequenceEqual(input.Type == MessageType.Raw ? [] : input.Message))
        {
            return "The bundle's message type and digest are not the message's.";
        }

        return key.Verify(bundle.Algorithm, input.Type, input.Message, bundle.Signature) ? null : "The signature is not one over the message.";
    }

    private static PublicKey Open(EvidenceBundle bundle)
    {
        try
        {
            var key = PublicKey.Import(bundle.PublicKey);
            return key.Spec.SigningAlgorithms.Contains(bundle.Algorithm)
                ? key
                : throw new UnreadableException($"{bundle.Algorithm} is not an algorithm of the bundle's key, which is {key.Spec}.");
        }
        catch (CryptographicException error) when (error is not UnreadableException)
        {
            throw new UnreadableException($"The bundle's public key: {error.Message}", error);
        }
    }

    private static async Task<bool> HoldsAsync(EvidenceBundle bundle, PublicKey key, MessageSource message, byte[] signature, CancellationToken cancellationToken)
    {
        var (_, input) = await ReadAsync(bundle, key, message, cancellationToken);
        return key.Verify(bundle.Algorithm, input.Type, input.Message, signature);
    }

    // What SigningInput makes of a message, and the message's SHA-256, in one pass.
    private static async Task<(byte[] Sha256, SigningInput Input)> ReadAsync(EvidenceBundle bundle, PublicKey key, MessageSource message, CancellationToken cancellationToken)
    {
        var algorithm = bundle.Algorithm;
        var hash = algorithm == SigningAlgorithm.Ed25519Sha512 ? MessageHash.Sha256 : Reading.HashOf(key, algorithm, VerificationOptions.DefaultSm2Id);
        var content = await Message.ReadAsync(message, [.. new[] { MessageHash.Sha256, hash }.Distinct()], SigningInput.MaxRaw, cancellationToken);
        var sha256 = content.Of(MessageHash.Sha256)!;
        if (content.Whole is { } whole && algorithm.Allows(MessageType.Raw))
        {
            return (sha256, new(MessageType.Raw, whole));
        }

        return algorithm == SigningAlgorithm.Ed25519Sha512
            ? (sha256, new(MessageType.Raw, []))
            : (sha256, new(algorithm == SigningAlgorithm.MlDsaShake256 ? MessageType.ExternalMu : MessageType.Digest, content.Of(hash)!));
    }
}
