using Signet.Storage.Records;

namespace Signet.Storage.Sql.Trail;

/// <summary>Moves the trail of earlier releases, an event a row, into blocks.</summary>
internal static class TrailRows
{
    private const int EventsAtOnce = 1_000;

    private static readonly Query Events = new(
        """
        SELECT account_id, region, sequence, event_id, time, name, source, read_only, username, access_key_id, request_id, json FROM events
        WHERE (account_id, region, sequence) > (@account_id, @region, @sequence)
        ORDER BY account_id, region, sequence LIMIT @limit
        """,
        "account_id", "region", "sequence", "limit");

    private static readonly Query Resources = new(
        """
        SELECT type, name FROM event_resources
        WHERE account_id = @account_id AND region = @region AND time = @time AND sequence = @sequence ORDER BY position
        """,
        "account_id", "region", "time", "sequence");

    public static void Move(Session session)
    {
        var block = new TrailBlock();
        (EventRecord Event, long Sequence)? last = null;
        while (ReadAfter(last, session) is { Count: > 0 } events)
        {
            foreach (var (record, sequence) in events)
            {
                if (last is { } before && (block.Length >= TrailBlock.LargeEnough || before.Event.AccountId != record.AccountId || before.Event.Region != record.Region))
                {
                    TrailTable.Write(block, before.Event.AccountId, before.Event.Region, session);
                    block.Clear();
                }

                var whole = record with { Resources = ResourcesOf(record, sequence, session) };
                block.Add(EventWriter.WriteHead(whole), whole.Json.Bytes.Span, sequence, whole.Time.SinceEpoch, TrailFilter.ValuesOf(whole));
                last = (record, sequence);
            }
        }

        if (last is { } final)
        {
            TrailTable.Write(block, final.Event.AccountId, final.Event.Region, session);
        }
    }

    private static List<(EventRecord, long)> ReadAfter((EventRecord Event, long Sequence)? last, Session session)
    {
        var events = new List<(EventRecord, long)>();
        using var rows = session[Events]
            .Add(last?.Event.AccountId.Value ?? "").Add(last?.Event.Region.Value ?? "").Add(last?.Sequence ?? 0).Add(EventsAtOnce).Read();
        while (rows.Read())
        {
            var row = new Row(rows);
            var (account, region, sequence) = (row.Account(), row.Region(), row.Number());
            events.Add((
                new()
                {
                    AccountId = account,
                    Region = region,
                    EventId = row.Text(),
                    Time = row.Time(),
                    Name = row.Text(),
                    Source = row.Text(),
                    ReadOnly = row.Flag(),
                    Username = row.OptionalText(),
                    AccessKeyId = row.OptionalText(),
                    RequestId = row.OptionalText(),
                    Json = Utf8Text.Of(row.Text()),
                    Resources = [],
                },
                sequence));
        }

        return events;
    }

    private static List<EventResource> ResourcesOf(EventRecord record, long sequence, Session session)
    {
        var resources = new List<EventResource>();
        using var rows = session[Resources].Add(record.AccountId.Value).Add(record.Region.Value).Add(record.Time).Add(sequence).Read();
        while (rows.Read())
        {
            resources.Add(new(rows.GetString(0), rows.GetString(1)));
        }

        return resources;
    }
}
