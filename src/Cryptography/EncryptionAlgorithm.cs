using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Cryptography;

/// <summary>A way of encrypting, by AWS's name: one row per algorithm (AWS KMS API Reference, Encrypt, EncryptionAlgorithm).</summary>
public sealed class EncryptionAlgorithm
{
    private readonly int _limit;

    private EncryptionAlgorithm(string name, int limit) => (Name, _limit) = (name, limit);

    // RFC 8017, section 7.1.1: at most k - 2hLen - 2 bytes, k being the length of the modulus.
    private EncryptionAlgorithm(string name, RSAEncryptionPadding padding, int hashLength) =>
        (Name, Padding, _limit) = (name, padding, (-2 * hashLength) - 2);

    /// <summary>RSAES-OAEP with SHA-1 throughout and no label (RFC 8017, section 7.1).</summary>
    public static EncryptionAlgorithm RsaesOaepSha1 { get; } = new("RSAES_OAEP_SHA_1", RSAEncryptionPadding.OaepSHA1, hashLength: 20);

    /// <summary>RSAES-OAEP with SHA-256 throughout and no label (RFC 8017, section 7.1).</summary>
    public static EncryptionAlgorithm RsaesOaepSha256 { get; } = new("RSAES_OAEP_SHA_256", RSAEncryptionPadding.OaepSHA256, hashLength: 32);

    /// <summary>SM2 public-key encryption (GB/T 32918.4).</summary>
    public static EncryptionAlgorithm Sm2Pke { get; } = new("SM2PKE", limit: 1024);

    /// <summary>AES-256-GCM under a symmetric key.</summary>
    public static EncryptionAlgorithm SymmetricDefault { get; } = new("SYMMETRIC_DEFAULT", limit: 4096);

    /// <summary>Every algorithm, in alphabetical order.</summary>
    public static IReadOnlyList<EncryptionAlgorithm> All { get; } = [RsaesOaepSha1, RsaesOaepSha256, Sm2Pke, SymmetricDefault];

    private static FrozenDictionary<string, EncryptionAlgorithm> ByName { get; } =
        All.ToFrozenDictionary(algorithm => algorithm.Name, StringComparer.Ordinal);

    /// <summary>AWS's word for it.</summary>
    public string Name { get; }

    /// <summary>The padding, of RSA's algorithms only.</summary>
    internal RSAEncryptionPadding? Padding { get; }

    /// <summary>Finds an algorithm by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out EncryptionAlgorithm? algorithm)
    {
        algorithm = null;
        return name is not null && ByName.TryGetValue(name, out algorithm);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The longest plaintext, given the length of the modulus; that of the other algorithms is fixed.</summary>
    internal int MaxPlaintext(int modulusLength) => Padding is null ? _limit : modulusLength + _limit;
}
