using System.Data.Common;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

/// <summary>The trail's rows: appended, read, never changed.</summary>
internal static class EventTable
{
    public const string Columns = "event_id, time, account_id, region, name, source, read_only, username, access_key_id, request_id, json";

    private static readonly Query InsertEvent = new(
        $"""
        INSERT INTO events ({Columns})
        VALUES (@event_id, @time, @account_id, @region, @name, @source, @read_only, @username, @access_key_id, @request_id, @json)
        RETURNING sequence
        """,
        "event_id", "time", "account_id", "region", "name", "source", "read_only", "username", "access_key_id", "request_id", "json");

    private static readonly Query InsertResource = new(
        """
        INSERT INTO event_resources (account_id, region, time, sequence, position, type, name)
        VALUES (@account_id, @region, @time, @sequence, @position, @type, @name)
        """,
        "account_id", "region", "time", "sequence", "position", "type", "name");

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
                .Add(record.AccountId.Value)
                .Add(record.Region.Value)
                .Add(record.Time)
                .Add(sequence)
                .Add(position)
                .Add(record.Resources[position].Type)
                .Add(record.Resources[position].Name)
                .Execute();
        }
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
}
