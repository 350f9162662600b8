using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

public sealed class FolderTests
{
    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_until_the_first_has_closed()
    {
        await using var database = new SqliteDatabase();
        await using (await database.OpenAsync())
        {
            await Assert.ThrowsAsync<StoreInUseException>(async () => await database.OpenAsync());
            await Assert.ThrowsAsync<StoreInUseException>(async () => await database.OpenAsync());
        }

        await using var reopened = await database.OpenAsync();
        await reopened.InsertAsync(Sample.Account);
    }

    [Fact]
    public async Task A_server_in_another_process_keeps_this_one_out_until_it_dies()
    {
        await using var database = new SqliteDatabase();
        Assert.False(SqliteStore.IsOpen(database.Folder));
        using var other = CrashingServer.Start(database.Folder);
        Assert.NotNull(await other.StandardOutput.ReadLineAsync(Current.Token));

        Assert.True(SqliteStore.IsOpen(database.Folder));
        await Assert.ThrowsAsync<StoreInUseException>(async () => await database.OpenAsync());

        other.Kill();
        await other.WaitForExitAsync(Current.Token);
        Assert.False(SqliteStore.IsOpen(database.Folder));
        await using var store = await database.OpenAsync();
    }

    [Fact]
    public async Task Folder_and_files_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var database = new SqliteDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync(Sample.Account);

        var files = Directory.GetFiles(database.Folder);
        Assert.Equal(["signet.db", "signet.db-shm", "signet.db-wal", "signet.lock"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(database.Folder));
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_closed_store_leaves_one_database_file_with_everything_in_it()
    {
        await using var database = new SqliteDatabase();
        await using (var store = await database.OpenAsync())
        {
            await store.InsertAsync(Sample.Account);
            await store.AllKeysAsync();
        }

        Assert.Equal(["signet.db", "signet.lock"], Directory.GetFiles(database.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(1L, database.Run("SELECT count(*) FROM accounts"));
    }

    [Fact]
    public async Task A_store_that_could_not_open_leaves_the_folder_free()
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();
        database.Run("UPDATE schema_migrations SET number = 9999 WHERE number = 1");
        await Assert.ThrowsAsync<StoreTooNewException>(async () => await database.OpenAsync());
        database.Run("UPDATE schema_migrations SET number = 1 WHERE number = 9999");

        await using var store = await database.OpenAsync();
    }
}
