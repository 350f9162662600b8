using System.IO.Hashing;
using System.Runtime.InteropServices;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Trail;

/// <summary>
/// Tells of a block whether an event in it may have an attribute of some value (Bloom 1970): never no when one has, and yes for about one value in a hundred
/// when none has. A value is a bit in each of seven places.
/// </summary>
internal static class TrailFilter
{
    /// <summary>A filter's length in bytes: all have the same, so that those of several blocks unite by OR. It has ten bits for each of four hundred values.</summary>
    public const int Length = 512;

    private const int Hashes = 7;

    /// <summary>The numbers that stand for what an event can be looked up by; one may be there twice.</summary>
    public static ulong[] ValuesOf(EventRecord record)
    {
        var values = new List<ulong>(6 + (2 * record.Resources.Count))
        {
            Hash(EventAttribute.EventId, record.EventId),
            Hash(EventAttribute.EventName, record.Name),
            Hash(EventAttribute.ReadOnly, ReadOnlyText(record)),
            Hash(EventAttribute.EventSource, record.Source),
        };
        AddOptional(EventAttribute.Username, record.Username);
        AddOptional(EventAttribute.AccessKeyId, record.AccessKeyId);
        for (var i = 0; i < record.Resources.Count; i++)
        {
            values.Add(Hash(EventAttribute.ResourceType, record.Resources[i].Type));
            values.Add(Hash(EventAttribute.ResourceName, record.Resources[i].Name));
        }

        return [.. values];

        void AddOptional(EventAttribute attribute, string? value)
        {
            if (value is not null)
            {
                values.Add(Hash(attribute, value));
            }
        }
    }

    /// <summary>Whether an event has an attribute of that value, exactly.</summary>
    public static bool Has(EventRecord record, EventAttribute attribute, string? value) => attribute switch
    {
        EventAttribute.EventId => record.EventId == value,
        EventAttribute.EventName => record.Name == value,
        EventAttribute.ReadOnly => ReadOnlyText(record) == value,
        EventAttribute.Username => record.Username is { } username && username == value,
        EventAttribute.ResourceType => record.Resources.Any(resource => resource.Type == value),
        EventAttribute.ResourceName => record.Resources.Any(resource => resource.Name == value),
        EventAttribute.EventSource => record.Source == value,
        _ => record.AccessKeyId is { } accessKey && accessKey == value,
    };

    /// <summary>Puts a value in.</summary>
    public static void Add(Span<byte> filter, ulong value)
    {
        var (place, step) = Start(value);
        for (var i = 0; i < Hashes; i++)
        {
            var bit = Bit(place, step, i);
            filter[bit >> 3] |= (byte)(1 << (bit & 7));
        }
    }

    /// <summary>Puts in all that is in another one.</summary>
    public static void Unite(Span<byte> filter, ReadOnlySpan<byte> other) => Or(MemoryMarshal.Cast<byte, ulong>(filter), MemoryMarshal.Cast<byte, ulong>(other));

    private static void Or(Span<ulong> filter, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < filter.Length; i++)
        {
            filter[i] |= other[i];
        }
    }

    /// <summary>Whether a value may be in it.</summary>
    public static bool MayHold(ReadOnlySpan<byte> filter, ulong value)
    {
        var (place, step) = Start(value);
        for (var i = 0; i < Hashes; i++)
        {
            var bit = Bit(place, step, i);
            if ((filter[bit >> 3] & (1 << (bit & 7))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number that stands for an attribute's value.</summary>
    public static ulong Hash(EventAttribute attribute, string value) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes(value.AsSpan()), seed: (long)attribute);

    private static string ReadOnlyText(EventRecord record) => record.ReadOnly ? "true" : "false";

    // Two hashes make as many as are wanted (Kirsch and Mitzenmacher 2006).
    private static (uint Place, uint Step) Start(ulong value) => ((uint)value, (uint)(value >> 32) | 1);

    private static int Bit(uint place, uint step, int index) => (int)((place + ((uint)index * step)) % (Length * 8));
}
