namespace Signet.Cryptography.Verification;

/// <summary>How a signature is to be verified. What is left out is as AWS KMS does it.</summary>
public sealed record VerificationOptions
{
    /// <summary>SM2's usual identity, and the one that AWS KMS signs with (GM/T 0009, section 10): sixteen ASCII characters.</summary>
    public const string DefaultSm2Id = "1234567812345678";

    /// <summary>The algorithm; null to take each that the key has, of which one may verify.</summary>
    public SigningAlgorithm? Algorithm { get; init; }

    /// <summary>
    /// What the message is. Beyond AWS KMS, ED25519_PH_SHA_512 takes RAW too: the message's SHA-512 is then the digest that KMS was given.
    /// </summary>
    public MessageType MessageType { get; init; }

    /// <summary>How ECDSA and SM2 signatures may be written.</summary>
    public SignatureForm Form { get; init; }

    /// <summary>Whether RSASSA-PSS may have a salt of any length, instead of the digest's.</summary>
    public bool AnySalt { get; init; }

    /// <summary>The key of the set to take, by its id; null to take each, of which one may verify.</summary>
    public string? KeyId { get; init; }

    /// <summary>The identity in SM2's digest (GB/T 32918.2, section 5.5), at most 8191 bytes of UTF-8.</summary>
    public string Sm2Id { get; init; } = DefaultSm2Id;

    /// <summary>Whether a failure is to be explained, which takes more hashing and, for files over 4 MiB, reading the file again.</summary>
    public bool Explain { get; init; } = true;
}
