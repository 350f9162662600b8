using Microsoft.Data.Sqlite;
using Signet.Storage.Records;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

/// <summary>When the disk fails, so does every commit, until the disk is well again; nothing is acknowledged that is not there.</summary>
public sealed class FailingDiskTests
{
    [Fact]
    public async Task A_full_disk_fails_commits_until_there_is_room_again()
    {
        await using var disk = await MemoryDisk.MountAsync();
        var options = new SqliteStoreOptions { Folder = disk.Folder };
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        await using (var store = await SqliteDatabase.OpenAsync(options))
        {
            await store.InsertAsync(Sample.Account);
            disk.Fill();
            await CommitUntilRefusedAsync(store, acknowledged);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.InsertAsync(Sample.User("alice")));
            Assert.Single(await store.AllAsync<AccountRecord>());

            disk.Free();
            await CommitAsync(store, acknowledged);
            await store.InsertAsync(Sample.User("alice"));
        }

        await using var reopened = await SqliteDatabase.OpenAsync(options);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), (await reopened.EventsAsync()).Select(record => record.EventId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_may_not_grow_fails_every_waiting_commit_until_something_is_deleted()
    {
        await using var database = new SqliteDatabase();
        var options = new SqliteStoreOptions { Folder = database.Folder, MaxPages = 160 };
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        var large = Sample.Key() with { Policy = new('x', 100_000) };
        await using (var store = await SqliteDatabase.OpenAsync(options))
        {
            await store.InsertAsync(Sample.Account, large);
            await CommitUntilRefusedAsync(store, acknowledged);
            var waiting = Enumerable.Range(0, 20).Select(_ => store.AppendAsync(Large()).AsTask()).ToList();
            foreach (var commit in waiting)
            {
                await Assert.ThrowsAsync<StoreUnavailableException>(() => commit);
            }

            Assert.Equal(CommitResult.Committed, await store.ChangeAsync(Change.Delete(large with { Version = 1 })));
            await CommitAsync(store, acknowledged);
        }

        await using var reopened = await SqliteDatabase.OpenAsync(options);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), (await reopened.EventsAsync()).Select(record => record.EventId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_another_program_keeps_locked_fails_commits_in_time_and_recovers()
    {
        await using var database = new SqliteDatabase();
        var heard = new List<IReadOnlyList<Change>>();
        await using var store = await SqliteDatabase.OpenAsync(new() { Folder = database.Folder, CommitTimeout = TimeSpan.FromSeconds(1) }, heard.Add);
        await using (var intruder = new SqliteConnection($"Data Source={database.File};Pooling=False"))
        {
            await intruder.OpenAsync(Current.Token);
            await using var transaction = await intruder.BeginTransactionAsync(Current.Token);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.InsertAsync(Sample.Account));
        }

        await store.InsertAsync(Sample.OtherAccount);
        Assert.Equal((await store.AllAsync<AccountRecord>()).Count, heard.Count);
    }

    [Fact]
    public async Task A_read_only_disk_is_refused_at_start()
    {
        await using var disk = await MemoryDisk.MountAsync();
        var options = new SqliteStoreOptions { Folder = disk.Folder };
        await (await SqliteDatabase.OpenAsync(options)).DisposeAsync();
        await disk.MakeReadOnlyAsync();

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await SqliteDatabase.OpenAsync(options));

        Assert.Contains(disk.Folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused_at_start()
    {
        await using var database = new SqliteDatabase();
        await File.WriteAllTextAsync(database.Folder, "a file, not a folder", Current.Token);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await database.OpenAsync());
    }

    [Fact]
    public async Task A_damaged_database_is_named_as_such()
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();
        await File.WriteAllBytesAsync(database.File, new byte[8192], Current.Token);
        await using (var file = File.OpenWrite(database.File))
        {
            await file.WriteAsync("not a database at all"u8.ToArray(), Current.Token);
        }

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await database.OpenAsync());

        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    private static async Task CommitUntilRefusedAsync(IStore store, HashSet<string> acknowledged)
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            while (true)
            {
                await CommitAsync(store, acknowledged);
            }
        });
    }

    private static async Task CommitAsync(IStore store, HashSet<string> acknowledged)
    {
        var record = Large();
        Assert.Equal(CommitResult.Committed, await store.AppendAsync(record));
        acknowledged.Add(record.EventId);
    }

    private static EventRecord Large() => Sample.Event() with { Json = Utf8Text.Of(new('x', 20_000)) };
}
