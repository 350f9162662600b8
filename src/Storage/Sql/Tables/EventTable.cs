using System.Data.Common;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

/// <summary>The trail's rows: appended, looked up, never changed.</summary>
internal static class EventTable
{
    private const string Columns = "event_id, time, account_id, region, name, source, read_only, username, access_key_id, request_id, json";

    private static readonly Query InsertEvent = new(
        $"""
        INSERT INTO events ({Columns})
        VALUES (@event_id, @time, @account_id, @region, @name, @source, @read_only, @username, @access_key_id, @request_id, @json)
        RETURNING sequence
        """,
        "event_id", "time", "account_id", "region", "name", "source", "read_only", "username", "access_key_id", "request_id", "json");

    private static readonly Query InsertResource = new(
        """
        INSERT INTO event_resources (sequence, position, account_id, region, time, type, name)
        VALUES (@sequence, @position, @account_id, @region, @time, @type, @name)
        """,
        "sequence", "position", "account_id", "region", "time", "type", "name");

    // By EventAttribute; the last one is for no attribute.
    private static readonly (Query First, Query Next)[] Lookups =
    [
        Lookup("events", "event_id = @value"),
        Lookup("events", "name = @value"),
        Lookup("events", "read_only = (@value = 'true') AND @value IN ('true', 'false')"),
        Lookup("events", "username = @value"),
        Lookup("events", "EXISTS (SELECT 1 FROM event_resources WHERE event_resources.sequence = events.sequence AND event_resources.type = @value)"),
        Lookup("event_resources", "name = @value"),
        Lookup("events", "source = @value"),
        Lookup("events", "access_key_id = @value"),
        Lookup("events", "@value IS NULL"),
    ];

    public static void Append(EventRecord record, Session session)
    {
        var sequence = session[InsertEvent]
            .Add(record.EventId)
            .Add(record.Time)
            .Add(record.AccountId.Value)
            .Add(record.Region.Value)
            .Add(record.Name)
            .Add(record.Source)
            .Add(record.ReadOnly)
            .Add(record.Username)
            .Add(record.AccessKeyId)
            .Add(record.RequestId)
            .Add(record.Json)
            .ExecuteNumber();

        for (var position = 0; position < record.Resources.Count; position++)
        {
            session[InsertResource]
                .Add(sequence)
                .Add(position)
                .Add(record.AccountId.Value)
                .Add(record.Region.Value)
                .Add(record.Time)
                .Add(record.Resources[position].Type)
                .Add(record.Resources[position].Name)
                .Execute();
        }
    }

    /// <summary>The statement for a query; its rows are one per event and resource. It asks for one event more than wanted, to see whether another page follows.</summary>
    public static Statement Bind(EventQuery query, Session session)
    {
        var (first, next) = query.Attribute is { } attribute ? Lookups[(int)attribute] : Lookups[^1];
        var statement = session[query.BeforeSequence is null ? first : next]
            .Add(query.AccountId.Value)
            .Add(query.Region.Value)
            .Add(query.From?.SinceEpoch ?? long.MinValue)
            .Add(query.To?.SinceEpoch ?? long.MaxValue)
            .Add(query.Attribute is null ? null : query.Value)
            .Add(query.Limit + 1);

        return query.BeforeSequence is { } before ? statement.Add(before) : statement;
    }

    public static async Task<EventPage> ReadPageAsync(DbDataReader rows, int limit, CancellationToken cancellationToken)
    {
        var events = new List<EventRecord>();
        var resources = new List<EventResource>();
        long? last = null;
        long? beforeLast = null;
        while (await rows.ReadAsync(cancellationToken))
        {
            var row = new Row(rows);
            var sequence = row.Number();
            if (sequence != last)
            {
                (beforeLast, last) = (last, sequence);
                resources = [];
                events.Add(Read(ref row, resources));
            }

            AddResource(resources, rows);
        }

        if (events.Count <= limit)
        {
            return new(events, Continuation: null);
        }

        events.RemoveAt(limit);
        return new(events, beforeLast);
    }

    private static EventRecord Read(ref Row row, List<EventResource> resources) => new()
    {
        EventId = row.Text(),
        Time = row.Time(),
        AccountId = row.Account(),
        Region = row.Region(),
        Name = row.Text(),
        Source = row.Text(),
        ReadOnly = row.Flag(),
        Username = row.OptionalText(),
        AccessKeyId = row.OptionalText(),
        RequestId = row.OptionalText(),
        Json = row.Text(),
        Resources = resources,
    };

    private static void AddResource(List<EventResource> resources, DbDataReader rows)
    {
        const int Type = 12;
        if (!rows.IsDBNull(Type))
        {
            resources.Add(new(rows.GetString(Type), rows.GetString(Type + 1)));
        }
    }

    private static (Query First, Query Next) Lookup(string table, string condition)
    {
        // A page goes on below the last event of the one before. It is found by its sequence; the order is that of the times.
        const string After = "AND (time, sequence) < ((SELECT time FROM events WHERE sequence = @before), @before)";
        string[] parameters = ["account_id", "region", "from", "to", "value", "limit"];

        return (new(Text(after: ""), parameters), new(Text(After), [.. parameters, "before"]));

        string Text(string after) =>
            $"""
            WITH page AS (
                SELECT DISTINCT sequence, time FROM {table}
                WHERE account_id = @account_id AND region = @region AND time BETWEEN @from AND @to AND {condition} {after}
                ORDER BY time DESC, sequence DESC
                LIMIT @limit)
            SELECT events.sequence, {string.Join(", ", Columns.Split(", ").Select(column => "events." + column))}, event_resources.type, event_resources.name
            FROM page
            JOIN events ON events.sequence = page.sequence
            LEFT JOIN event_resources ON event_resources.sequence = page.sequence
            ORDER BY page.time DESC, page.sequence DESC, event_resources.position
            """;
    }
}
