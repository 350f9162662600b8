using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Signet.Cryptography;

/// <summary>A message authentication code, by AWS's name: HMAC of RFC 2104, never truncated (AWS KMS API Reference, GenerateMac, MacAlgorithm).</summary>
public sealed class MacAlgorithm
{
    private readonly Function _function;

    private MacAlgorithm(string name, int macLength, Function function) => (Name, MacLength, _function) = (name, macLength, function);

    // Key, message, and where the code goes; answers with the code's length.
    private delegate int Function(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination);

    /// <summary>HMAC with SHA-224.</summary>
    public static MacAlgorithm HmacSha224 { get; } = new("HMAC_SHA_224", macLength: 28, Sha224);

    /// <summary>HMAC with SHA-256.</summary>
    public static MacAlgorithm HmacSha256 { get; } = new("HMAC_SHA_256", macLength: 32, HMACSHA256.HashData);

    /// <summary>HMAC with SHA-384.</summary>
    public static MacAlgorithm HmacSha384 { get; } = new("HMAC_SHA_384", macLength: 48, HMACSHA384.HashData);

    /// <summary>HMAC with SHA-512.</summary>
    public static MacAlgorithm HmacSha512 { get; } = new("HMAC_SHA_512", macLength: 64, HMACSHA512.HashData);

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

    /// <summary>Writes the code of a message, <see cref="MacLength"/> bytes.</summary>
    internal void Compute(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination) => _function(key, message, destination);

    // The platform has no SHA-224. BouncyCastle leaves its copy of the key to the garbage collector.
    private static int Sha224(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination)
    {
        var mac = new HMac(new Sha224Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(message);
        return mac.DoFinal(destination);
    }
}
