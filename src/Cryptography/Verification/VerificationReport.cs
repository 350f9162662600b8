using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>What became of a verification.</summary>
public sealed record VerificationReport
{
    /// <summary>Whether the signature is one over the message, under a key that was given.</summary>
    public required bool Verified { get; init; }

    /// <summary>The key that verified it, or the only one that was tried; null when several were tried and none did.</summary>
    public KeyEntry? Key { get; init; }

    /// <summary>The algorithm that verified it, or the only one that was tried; null when several were tried and none did.</summary>
    public SigningAlgorithm? Algorithm { get; init; }

    /// <summary>How the file had the signature, as far as it was recognised.</summary>
    public SignatureEncoding? Encoding { get; init; }

    /// <summary>How the signature's two numbers were written, with ECDSA and SM2; null with others, or when it is not known.</summary>
    public SignatureForm? Form { get; init; }

    /// <summary>The signature as the algorithm has it (ECDSA and SM2: as DER), as far as it was recognised.</summary>
    public byte[]? Signature { get; init; }

    /// <summary>What is worth knowing besides, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Of a failure: under what it would have verified, the likeliest first; empty when nothing was found.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];
}
