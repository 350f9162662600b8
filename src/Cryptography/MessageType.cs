namespace Signet.Cryptography;

/// <summary>What the bytes given to Sign and Verify are (AWS KMS API Reference, Sign, MessageType).</summary>
public enum MessageType
{
    /// <summary>RAW: the message itself, which the algorithm hashes.</summary>
    Raw,

    /// <summary>DIGEST: the message's digest, which is not hashed again.</summary>
    Digest,

    /// <summary>EXTERNAL_MU: ML-DSA's message representative μ of 64 bytes (FIPS 204, section 6.2).</summary>
    ExternalMu,
}
