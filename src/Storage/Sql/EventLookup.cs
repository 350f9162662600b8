using Signet.Storage.Sql.Tables;

namespace Signet.Storage.Sql;

/// <summary>The statements that look events up: by one attribute or none, the first page or a later one.</summary>
internal static class EventLookup
{
    // By EventAttribute; the last one is for no attribute.
    private static readonly (Query First, Query Next)[] Pages =
    [
        Of("events", "event_id = @value"),
        Of("events", "name = @value"),
        Of("events", "read_only = CASE @value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"),
        Of("events", "username = @value"),
        Of("event_resources", "type = @value"),
        Of("event_resources", "name = @value"),
        Of("events", "source = @value"),
        Of("events", "access_key_id = @value"),
        Of("events", "@value IS NULL"),
    ];

    /// <summary>The statement for a query; its rows are one per event and resource. It asks for one event more than wanted, to see whether another page follows.</summary>
    public static Statement Bind(EventQuery query, Session session)
    {
        var (first, next) = query.Attribute is { } attribute ? Pages[(int)attribute] : Pages[^1];
        var statement = session[query.BeforeSequence is null ? first : next]
            .Add(query.AccountId.Value)
            .Add(query.Region.Value)
            .Add(query.From?.SinceEpoch ?? long.MinValue)
            .Add(query.To?.SinceEpoch ?? long.MaxValue)
            .Add(query.Attribute is null ? null : query.Value)
            .Add(query.Limit + 1);

        return query.BeforeSequence is { } before ? statement.Add(before) : statement;
    }

    private static (Query First, Query Next) Of(string table, string condition)
    {
        // A page goes on below the last event of the one before, which is found by its sequence; the order is that of the times.
        // The plus keeps @to from being what the index is searched by, so that a late page costs no more than the first.
        const string First = "time BETWEEN @from AND @to";
        const string Next = "time >= @from AND +time <= @to AND (time, sequence) < ((SELECT time FROM events WHERE sequence = @before), @before)";
        string[] parameters = ["account_id", "region", "from", "to", "value", "limit"];

        return (new(Text(First), parameters), new(Text(Next), [.. parameters, "before"]));

        string Text(string range) =>
            $"""
            WITH page AS (
                SELECT DISTINCT sequence, time FROM {table}
                WHERE account_id = @account_id AND region = @region AND {range} AND {condition}
                ORDER BY time DESC, sequence DESC
                LIMIT @limit)
            SELECT events.sequence, {string.Join(", ", EventTable.Columns.Split(", ").Select(column => "events." + column))}, event_resources.type, event_resources.name
            FROM page
            JOIN events ON events.sequence = page.sequence
            LEFT JOIN event_resources
                ON event_resources.account_id = @account_id AND event_resources.region = @region
                AND event_resources.time = page.time AND event_resources.sequence = page.sequence
            ORDER BY page.time DESC, page.sequence DESC, event_resources.position
            """;
    }
}
