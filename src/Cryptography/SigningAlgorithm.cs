using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Cryptography;

/// <summary>A way of signing, by AWS's name: one row per algorithm (AWS KMS API Reference, Sign, SigningAlgorithm).</summary>
public sealed class SigningAlgorithm
{
    private readonly MessageType[] _types;

    private SigningAlgorithm(string name, int digestLength, params MessageType[] types) =>
        (Name, DigestLength, _types) = (name, digestLength, types);

    /// <summary>ECDSA with SHA-256 (FIPS 186-5), for P-256 and secp256k1.</summary>
    public static SigningAlgorithm EcdsaSha256 { get; } =
        new("ECDSA_SHA_256", 32, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA256 };

    /// <summary>ECDSA with SHA-384 (FIPS 186-5), for P-384.</summary>
    public static SigningAlgorithm EcdsaSha384 { get; } =
        new("ECDSA_SHA_384", 48, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA384 };

    /// <summary>ECDSA with SHA-512 (FIPS 186-5), for P-521.</summary>
    public static SigningAlgorithm EcdsaSha512 { get; } =
        new("ECDSA_SHA_512", 64, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA512 };

    /// <summary>Ed25519ph with an empty context (RFC 8032, section 5.1).</summary>
    public static SigningAlgorithm Ed25519PhSha512 { get; } = new("ED25519_PH_SHA_512", 64, MessageType.Digest);

    /// <summary>Pure Ed25519 (RFC 8032, section 5.1).</summary>
    public static SigningAlgorithm Ed25519Sha512 { get; } = new("ED25519_SHA_512", 0, MessageType.Raw);

    /// <summary>ML-DSA with an empty context (FIPS 204).</summary>
    public static SigningAlgorithm MlDsaShake256 { get; } = new("ML_DSA_SHAKE_256", 64, MessageType.Raw, MessageType.ExternalMu);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2).</summary>
    public static SigningAlgorithm RsassaPkcs1V15Sha256 { get; } =
        new("RSASSA_PKCS1_V1_5_SHA_256", 32, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA256, Padding = RSASignaturePadding.Pkcs1 };

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384 (RFC 8017, section 8.2).</summary>
    public static SigningAlgorithm RsassaPkcs1V15Sha384 { get; } =
        new("RSASSA_PKCS1_V1_5_SHA_384", 48, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA384, Padding = RSASignaturePadding.Pkcs1 };

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512 (RFC 8017, section 8.2).</summary>
    public static SigningAlgorithm RsassaPkcs1V15Sha512 { get; } =
        new("RSASSA_PKCS1_V1_5_SHA_512", 64, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA512, Padding = RSASignaturePadding.Pkcs1 };

    /// <summary>RSASSA-PSS with SHA-256 throughout and a salt of 32 bytes (RFC 8017, section 8.1).</summary>
    public static SigningAlgorithm RsassaPssSha256 { get; } =
        new("RSASSA_PSS_SHA_256", 32, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA256, Padding = RSASignaturePadding.Pss };

    /// <summary>RSASSA-PSS with SHA-384 throughout and a salt of 48 bytes (RFC 8017, section 8.1).</summary>
    public static SigningAlgorithm RsassaPssSha384 { get; } =
        new("RSASSA_PSS_SHA_384", 48, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA384, Padding = RSASignaturePadding.Pss };

    /// <summary>RSASSA-PSS with SHA-512 throughout and a salt of 64 bytes (RFC 8017, section 8.1).</summary>
    public static SigningAlgorithm RsassaPssSha512 { get; } =
        new("RSASSA_PSS_SHA_512", 64, MessageType.Raw, MessageType.Digest) { Hash = HashAlgorithmName.SHA512, Padding = RSASignaturePadding.Pss };

    /// <summary>SM2 signatures over SM3 (GB/T 32918.2).</summary>
    public static SigningAlgorithm Sm2Dsa { get; } = new("SM2DSA", 32, MessageType.Raw, MessageType.Digest);

    /// <summary>Every algorithm, in alphabetical order.</summary>
    public static IReadOnlyList<SigningAlgorithm> All { get; } =
    [
        EcdsaSha256, EcdsaSha384, EcdsaSha512, Ed25519PhSha512, Ed25519Sha512, MlDsaShake256,
        RsassaPkcs1V15Sha256, RsassaPkcs1V15Sha384, RsassaPkcs1V15Sha512, RsassaPssSha256, RsassaPssSha384, RsassaPssSha512, Sm2Dsa,
    ];

    /// <summary>RSA's algorithms that AWS KMS does not have and others sign with: only looked at to explain what a signature is.</summary>
    internal static IReadOnlyList<SigningAlgorithm> Foreign { get; } =
    [
        new("RSASSA_PKCS1_V1_5_SHA_1", 20) { Hash = HashAlgorithmName.SHA1, Padding = RSASignaturePadding.Pkcs1 },
        new("RSASSA_PSS_SHA_1", 20) { Hash = HashAlgorithmName.SHA1, Padding = RSASignaturePadding.Pss },
    ];

    private static FrozenDictionary<string, SigningAlgorithm> ByName { get; } =
        All.ToFrozenDictionary(algorithm => algorithm.Name, StringComparer.Ordinal);

    /// <summary>AWS's word for it.</summary>
    public string Name { get; }

    /// <summary>How many bytes a DIGEST or an EXTERNAL_MU must have; 0 when only RAW is allowed.</summary>
    public int DigestLength { get; }

    /// <summary>The platform's name of the hash; unset where the hash is part of the signature scheme.</summary>
    internal HashAlgorithmName Hash { get; private init; }

    /// <summary>The padding, of RSA's algorithms only.</summary>
    internal RSASignaturePadding? Padding { get; private init; }

    /// <summary>Finds an algorithm by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out SigningAlgorithm? algorithm)
    {
        algorithm = null;
        return name is not null && ByName.TryGetValue(name, out algorithm);
    }

    /// <summary>Whether the algorithm signs messages of that type.</summary>
    public bool Allows(MessageType type) => Array.IndexOf(_types, type) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The digest to sign: the message's, written into <paramref name="buffer"/>, or the message when it is one already.</summary>
    internal ReadOnlySpan<byte> Digest(MessageType type, ReadOnlySpan<byte> message, Span<byte> buffer) =>
        type == MessageType.Raw ? buffer[..CryptographicOperations.HashData(Hash, message, buffer)] : message;
}
