using Signet.Cryptography.Formats;
using Signet.Cryptography.Sm2;

namespace Signet.Cryptography.Verification;

/// <summary>One way in which a signature may have been made.</summary>
/// <param name="Hash">What the message becomes first; null for the message itself.</param>
/// <param name="Holds">Whether a signature (the second) is one over that hash or message (the first).</param>
/// <param name="Deviations">What is otherwise than was asked for; nothing of what decides.</param>
internal sealed record Reading(MessageHash? Hash, Func<byte[], byte[], bool> Holds, params IReadOnlyList<Deviation> Deviations)
{
    /// <summary>The algorithm in it.</summary>
    public required SigningAlgorithm Algorithm { get; init; }

    /// <summary>The way that the algorithm and the options mean: what decides whether a signature verifies.</summary>
    public static Reading Of(PublicKey key, SigningAlgorithm algorithm, VerificationOptions options)
    {
        if (options.MessageType != MessageType.Raw)
        {
            return new(Hash: null, (digest, signature) => digest.Length == algorithm.DigestLength && Verify(digest, signature, options.MessageType)) { Algorithm = algorithm };
        }

        return algorithm == SigningAlgorithm.Ed25519Sha512
            ? new(Hash: null, (message, signature) => Verify(message, signature, MessageType.Raw)) { Algorithm = algorithm }
            : new(HashOf(key, algorithm, options.Sm2Id), (digest, signature) => Verify(digest, signature, Hashed(algorithm))) { Algorithm = algorithm };

        bool Verify(byte[] message, byte[] signature, MessageType type) => options.AnySalt && PssSalt.Applies(algorithm)
            ? PssSalt.HoldsWithAny(key, algorithm, message, signature)
            : key.Verify(algorithm, type, message, signature);
    }

    /// <summary>What takes the place of the message in the algorithm, given that the message may be long.</summary>
    public static MessageHash HashOf(PublicKey key, SigningAlgorithm algorithm, string sm2Id) =>
        algorithm == SigningAlgorithm.MlDsaShake256 ? MuOf(key, prefix: [0, 0])
        : algorithm == SigningAlgorithm.Sm2Dsa ? Sm2HashOf(key, sm2Id)
        : MessageHash.Of(algorithm);

    /// <summary>μ = SHAKE256(SHAKE256(public key, 64) ‖ prefix ‖ message, 64): FIPS 204, algorithms 2, 4 and 7. The prefix of pure ML-DSA without context is 0, 0.</summary>
    public static MessageHash MuOf(PublicKey key, byte[] prefix)
    {
        var tr = MessageHash.ShakeAfter("SHAKE256", []).Compute(KeyParts.Of(key).First);
        return MessageHash.ShakeAfter($"mu {Convert.ToHexStringLower(prefix)} {Convert.ToHexStringLower(tr.AsSpan(0, 8))}", [.. tr, .. prefix]);
    }

    /// <summary>e = SM3(ZA ‖ message), ZA being made of the identity, the curve and the key (GB/T 32918.2, section 5.5).</summary>
    public static MessageHash Sm2HashOf(PublicKey key, string id)
    {
        var name = $"SM3 '{id}' {Convert.ToHexStringLower(KeyParts.Of(key).First.AsSpan(0, 8))}";
        return MessageHash.Library(name, 32, () => Sm2Signature.BeginDigest(((Sm2PublicKey)key).Key, id));
    }

    private static MessageType Hashed(SigningAlgorithm algorithm) =>
        algorithm == SigningAlgorithm.MlDsaShake256 ? MessageType.ExternalMu : MessageType.Digest;
}
