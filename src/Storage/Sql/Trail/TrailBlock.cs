using System.Buffers;
using System.Buffers.Binary;

namespace Signet.Storage.Sql.Trail;

/// <summary>A block that is being put together.</summary>
internal sealed class TrailBlock
{
    /// <summary>A block of this length, some fifty events, is worth reading alone; larger ones are not made.</summary>
    public const int LargeEnough = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly byte[] _filter = new byte[TrailFilter.Length];

    /// <summary>The highest sequence of its events.</summary>
    public long Sequence { get; private set; }

    public long FirstTime { get; private set; }

    public long LastTime { get; private set; }

    public int Count { get; private set; }

    public int Length => _content.WrittenCount;

    public byte[] Content => _content.WrittenSpan.ToArray();

    public byte[] Filter => [.. _filter];

    /// <summary>Adds an event under its sequence.</summary>
    public void Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> json, long sequence, long time, ReadOnlySpan<ulong> values)
    {
        var place = _content.GetSpan(head.Length);
        head.CopyTo(place);
        BinaryPrimitives.WriteInt64LittleEndian(place[EventWriter.SequenceOffset..], sequence);
        _content.Advance(head.Length);
        _content.Write(json);
        foreach (var value in values)
        {
            TrailFilter.Add(_filter, value);
        }

        Reach(sequence, time);
    }

    /// <summary>Adds the events of a whole block.</summary>
    public void Add(ReadOnlySpan<byte> content, ReadOnlySpan<byte> filter)
    {
        _content.Write(content);
        TrailFilter.Unite(_filter, filter);
        var events = new EventReader(content);
        while (events.Next())
        {
            Reach(events.Position.Sequence, events.Position.Time.SinceEpoch);
        }
    }

    public void Clear()
    {
        _content.ResetWrittenCount();
        _filter.AsSpan().Clear();
        (Sequence, FirstTime, LastTime, Count) = (0, 0, 0, 0);
    }

    private void Reach(long sequence, long time)
    {
        (FirstTime, LastTime) = Count == 0 ? (time, time) : (Math.Min(FirstTime, time), Math.Max(LastTime, time));
        (Sequence, Count) = (Math.Max(Sequence, sequence), Count + 1);
    }
}
