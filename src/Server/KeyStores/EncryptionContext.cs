using System.Buffers.Binary;
using System.Text;

namespace Signet.Server.KeyStores;

/// <summary>
/// The pairs that a symmetric ciphertext is bound to (AWS KMS Developer Guide, Encryption context): compared exactly, case-sensitively, in any order.
/// </summary>
internal sealed class EncryptionContext
{
    private readonly byte[] _canonical;

    private EncryptionContext(IReadOnlyDictionary<string, string> pairs) => (Pairs, _canonical) = (pairs, Encode(pairs));

    /// <summary>No context.</summary>
    public static EncryptionContext Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, string> Pairs { get; }

    /// <summary>The pairs as bytes, one form for equal contexts: sorted by the key's UTF-8 bytes, each text behind its length as a big-endian 32-bit number.</summary>
    public ReadOnlySpan<byte> Canonical => _canonical;

    /// <summary>The context of a request; null and an empty map are the same.</summary>
    public static EncryptionContext Of(IReadOnlyDictionary<string, string>? pairs) => pairs is { Count: > 0 } ? new(pairs) : Empty;

    private static byte[] Encode(IReadOnlyDictionary<string, string> pairs)
    {
        var sorted = pairs.Select(pair => (Key: Encoding.UTF8.GetBytes(pair.Key), Value: Encoding.UTF8.GetBytes(pair.Value))).ToArray();
        Array.Sort(sorted, (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));

        var bytes = new byte[sorted.Sum(pair => (2 * sizeof(int)) + pair.Key.Length + pair.Value.Length)];
        var rest = bytes.AsSpan();
        foreach (var (key, value) in sorted)
        {
            rest = Append(Append(rest, key), value);
        }

        return bytes;
    }

    private static Span<byte> Append(Span<byte> rest, byte[] text)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, text.Length);
        text.CopyTo(rest[sizeof(int)..]);
        return rest[(sizeof(int) + text.Length)..];
    }
}
