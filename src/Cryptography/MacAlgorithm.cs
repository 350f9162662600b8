using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Signet.Cryptography;

/// <summary>A message authentication code, by AWS's name: HMAC of RFC 2104, never truncated (AWS KMS API Reference, GenerateMac, MacAlgorithm).</summary>
public sealed class MacAlgorithm
{
    private MacAlgorithm(string name, int macLength) => (Name, MacLength) = (name, macLength);

    /// <summary>HMAC with SHA-224.</summary>
    public static MacAlgorithm HmacSha224 { get; } = new("HMAC_SHA_224", macLength: 28);

    /// <summary>HMAC with SHA-256.</summary>
    public static MacAlgorithm HmacSha256 { get; } = new("HMAC_SHA_256", macLength: 32);

    /// <summary>HMAC with SHA-384.</summary>
    public static MacAlgorithm HmacSha384 { get; } = new("HMAC_SHA_384", macLength: 48);

    /// <summary>HMAC with SHA-512.</summary>
    public static MacAlgorithm HmacSha512 { get; } = new("HMAC_SHA_512", macLength: 64);

    /// <summary>Every algorithm, in alphabetical order.</summary>
    public static IReadOnlyList<MacAlgorithm> All { get; } = [HmacSha224, HmacSha256, HmacSha384, HmacSha512];

    private static FrozenDictionary<string, MacAlgorithm> ByName { get; } =
        All.ToFrozenDictionary(algorithm => algorithm.Name, StringComparer.Ordinal);

    /// <summary>AWS's word for it.</summary>
    public string Name { get; }

    /// <summary>How many bytes a code has.</summary>
    public int MacLength { get; }

    /// <summary>Finds an algorithm by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out MacAlgorithm? algorithm)
    {
        algorithm = null;
        return name is not null && ByName.TryGetValue(name, out algorithm);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
