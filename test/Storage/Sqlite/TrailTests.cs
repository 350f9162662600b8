using System.Globalization;
using Signet.Storage.Records;
using Signet.Storage.Sql;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

/// <summary>How the trail lies in blocks, and that nobody who reads it notices.</summary>
public sealed class TrailTests
{
    private const string Count = "SELECT count(*) FROM trail_blocks";

    [Fact]
    public async Task Events_of_callers_who_came_alone_are_put_together_and_read_as_before()
    {
        await using var database = new SqliteDatabase();
        EventRecord[] events = [.. Enumerable.Range(0, 1_200).Select(number => Sample.Event(number) with { Username = $"user {number % 3}" })];
        await using (var store = await database.OpenAsync())
        {
            foreach (var record in events)
            {
                await store.AppendAsync(record);
            }

            await CheckAsync(store, events);
            for (var i = 0; i < 600 && (long)database.Run(Count)! > 100; i++)
            {
                await Task.Delay(100, Current.Token);
            }

            await CheckAsync(store, events);
        }

        Assert.InRange((long)database.Run(Count)!, 1, 100);
        Assert.Equal(1_200L, database.Run("SELECT sum(count) FROM trail_blocks"));
        await using var reopened = await database.OpenAsync();
        await CheckAsync(reopened, events);
        await reopened.AppendAsync(Sample.Event(5_000));
        Assert.Equal(Sample.Event(5_000).Time, (await reopened.EventsAsync())[0].Time);
    }

    [Fact]
    public async Task Events_of_many_callers_at_once_share_blocks()
    {
        await using var database = new SqliteDatabase();
        EventRecord[] events = [.. Enumerable.Range(0, 2_000).Select(Sample.Event)];
        await using (var store = await database.OpenAsync())
        {
            await Task.WhenAll(events.Select(record => store.AppendAsync(record).AsTask()));
            await CheckAsync(store, events);
        }

        Assert.InRange((long)database.Run(Count)!, 1, 500);
    }

    [Fact]
    public async Task The_blocks_of_one_account_hold_nothing_of_another()
    {
        await using var database = new SqliteDatabase();
        await using var store = await database.OpenAsync();
        await store.AppendAsync(Sample.Event(1), Sample.Event(2) with { AccountId = Sample.OtherAccountId }, Sample.Event(3) with { Region = Sample.OtherRegion });

        Assert.Equal(3L, database.Run(Count));
        Assert.Single(await store.EventsAsync());
    }

    [Fact]
    public async Task The_trail_of_an_earlier_release_is_read_as_it_was_written()
    {
        await using var database = new SqliteDatabase();
        Directory.CreateDirectory(database.Folder);
        EventRecord[] events = [.. Enumerable.Range(0, 2_500).Select(number => Sample.Event(number) with
        {
            AccountId = number % 5 == 0 ? Sample.OtherAccountId : Sample.AccountId, Username = number % 2 == 0 ? null : "alice",
        })];
        MakeOld(database, events);

        await using var store = await database.OpenAsync();

        await CheckAsync(store, [.. events.Where(record => record.AccountId == Sample.AccountId)]);
        Assert.Equal(0L, database.Run("SELECT count(*) FROM sqlite_schema WHERE name IN ('events', 'event_resources')"));
    }

    // A database as release 0.1 left it: three migrations, an event a row.
    private static void MakeOld(SqliteDatabase database, EventRecord[] events)
    {
        database.Run("CREATE TABLE schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        foreach (var migration in Migration.Load("Signet.Storage.Sqlite.Migrations.").Where(migration => migration.Number <= 3))
        {
            database.Run(migration.Sql);
            database.Run($"INSERT INTO schema_migrations VALUES ({migration.Number}, '{migration.Name}', '{migration.Checksum}', 0)");
        }

        var statements = events.Select((record, index) => string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO events VALUES ({index + 1}, '{record.EventId}', {record.Time.SinceEpoch}, '{record.AccountId}', '{record.Region}', '{record.Name}', '{record.Source}', 1,
                {(record.Username is null ? "NULL" : $"'{record.Username}'")}, '{record.AccessKeyId}', '{record.RequestId}', '{record.Json}');
            """) + string.Concat(record.Resources.Select((resource, position) => string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO event_resources VALUES ('{record.AccountId}', '{record.Region}', {record.Time.SinceEpoch}, {index + 1}, {position}, '{resource.Type}', '{resource.Name}');
            """))));
        database.Run($"BEGIN; {string.Concat(statements)} COMMIT");
    }

    private static async Task CheckAsync(IStore store, EventRecord[] events)
    {
        Assert.Equivalent(events.Reverse(), await store.AllEventsAsync(Sample.Query with { Limit = 300 }), strict: true);

        var one = events[events.Length / 2];
        Assert.Equivalent(one, Assert.Single(await store.AllEventsAsync(Sample.Query with { Attribute = EventAttribute.EventId, Value = one.EventId })), strict: true);

        var others = events.Where(record => record.Username == one.Username).Reverse().Select(record => record.EventId);
        if (one.Username is { } username)
        {
            Assert.Equal(others, (await store.AllEventsAsync(Sample.Query with { Attribute = EventAttribute.Username, Value = username, Limit = 100 })).Select(record => record.EventId));
        }
    }
}
