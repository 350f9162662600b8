using System.Data.Common;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Trail;

/// <summary>
/// Finds a page of events. Blocks come with the newest events first, but may overlap in time: an event is certain to be next only when it is newer than all of the
/// blocks that are still to come.
/// </summary>
internal sealed class TrailLookup(EventQuery query)
{
    private readonly long _from = query.From?.SinceEpoch ?? long.MinValue;
    private readonly long _to = query.To?.SinceEpoch ?? long.MaxValue;
    private readonly ulong? _value = query.Attribute is { } attribute ? TrailFilter.Hash(attribute, query.Value ?? "") : null;
    private readonly PriorityQueue<EventRecord, EventPosition> _found = new(Comparer<EventPosition>.Create((left, right) => right.CompareTo(left)));
    private readonly List<EventRecord> _page = [];
    private EventPosition? _last;
    private bool _more;

    /// <summary>The statement whose rows <see cref="ReadAsync"/> reads.</summary>
    public Statement Bind(Session session) => session[TrailTable.Newest]
        .Add(query.AccountId.Value)
        .Add(query.Region.Value)
        .Add(_from)
        .Add(query.Before is { } before ? Math.Min(_to, before.Time.SinceEpoch) : _to);

    public async Task<EventPage> ReadAsync(DbDataReader rows, CancellationToken cancellationToken)
    {
        while (!_more && await rows.ReadAsync(cancellationToken))
        {
            TakeNewerThan(rows.GetInt64(0));
            if (!_more && (_value is not { } value || TrailFilter.MayHold(await rows.GetFieldValueAsync<byte[]>(1, cancellationToken), value)))
            {
                Search(await rows.GetFieldValueAsync<byte[]>(2, cancellationToken));
            }
        }

        TakeNewerThan(long.MinValue);
        return new(_page, _more ? _last : null);
    }

    private void Search(byte[] content)
    {
        var events = new EventReader(content);
        while (events.Next())
        {
            var position = events.Position;
            if (IsInRange(position) && events.Read(query.AccountId, query.Region) is var record && IsWanted(record))
            {
                _found.Enqueue(record, position);
            }
        }
    }

    private bool IsInRange(EventPosition position) =>
        position.Time.SinceEpoch is var time && time >= _from && time <= _to && (query.Before is not { } before || position < before);

    private bool IsWanted(EventRecord record) => query.Attribute is not { } attribute || TrailFilter.Has(record, attribute, query.Value);

    private void TakeNewerThan(long time)
    {
        while (!_more && _found.TryPeek(out var record, out var position) && position.Time.SinceEpoch > time)
        {
            _more = _page.Count == query.Limit;
            if (!_more)
            {
                _found.Dequeue();
                _page.Add(record);
                _last = position;
            }
        }
    }
}
