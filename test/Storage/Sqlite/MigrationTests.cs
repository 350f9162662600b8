using Signet.Storage.Sqlite;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

public sealed class MigrationTests
{
    [Fact]
    public async Task Each_migration_is_recorded_once_with_its_checksum()
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();
        await (await database.OpenAsync()).DisposeAsync();

        var migrations = new SqliteDialect(database.File, TimeSpan.FromSeconds(1), maxPages: null).Migrations;
        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Number));
        Assert.Equal((long)migrations.Count, database.Run("SELECT count(*) FROM schema_migrations"));
        Assert.Equal(migrations[0].Checksum, database.Run("SELECT sha256 FROM schema_migrations WHERE number = 1"));
    }

    [Fact]
    public async Task A_database_with_a_newer_schema_is_refused()
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();
        database.Run("INSERT INTO schema_migrations VALUES (42, '0042_from_the_future', 'x', 0)");

        var error = await Assert.ThrowsAsync<StoreTooNewException>(async () => await database.OpenAsync());

        Assert.Contains("0042_from_the_future", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_was_applied_with_another_text_is_named()
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();
        database.Run("UPDATE schema_migrations SET sha256 = 'other'");

        var error = await Assert.ThrowsAsync<StoreException>(async () => await database.OpenAsync());

        Assert.Contains("0001_first_schema", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_was_interrupted_starts_again_from_its_beginning()
    {
        await using var database = new SqliteDatabase();
        Directory.CreateDirectory(database.Folder);
        database.Run("CREATE TABLE events (left_over_by_someone_else INTEGER)");
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await database.OpenAsync());
        Assert.Equal(0L, database.Run("SELECT count(*) FROM sqlite_schema WHERE name = 'accounts'"));
        database.Run("DROP TABLE events");

        await using var store = await database.OpenAsync();
        await store.InsertAsync(Sample.Account);
    }
}
