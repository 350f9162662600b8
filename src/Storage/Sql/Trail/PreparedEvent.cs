using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Trail;

/// <summary>An event as bytes, made on its caller's side: the writer, which all callers wait for, has only to copy them.</summary>
internal sealed class PreparedEvent(EventRecord record)
{
    /// <summary>Each of some events so.</summary>
    public static PreparedEvent[] Of(IReadOnlyList<EventRecord> records)
    {
        var prepared = new PreparedEvent[records.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = new(records[i]);
        }

        return prepared;
    }

    public AccountId AccountId { get; } = record.AccountId;

    public Region Region { get; } = record.Region;

    /// <summary>When it happened, in microseconds.</summary>
    public long Time { get; } = record.Time.SinceEpoch;

    /// <summary>The event as <see cref="EventWriter"/> writes it, up to its JSON.</summary>
    public byte[] Head { get; } = EventWriter.WriteHead(record);

    /// <summary>Its JSON.</summary>
    public ReadOnlyMemory<byte> Json { get; } = record.Json.Bytes;

    /// <summary>What it can be looked up by, for the filter of its block.</summary>
    public ulong[] Values { get; } = TrailFilter.ValuesOf(record);
}
