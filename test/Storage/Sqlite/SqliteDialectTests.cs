using Signet.Storage.Sqlite;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

public sealed class SqliteDialectTests
{
    /// <summary>No test can cut the power, so what makes a commit survive that is asked for by name (sqlite.org/pragma.html).</summary>
    [Theory, InlineData("journal_mode", "wal"), InlineData("synchronous", "2"), InlineData("foreign_keys", "1"), InlineData("secure_delete", "1"), InlineData("temp_store", "2")]
    public async Task The_writer_works_under_the_settings_that_durability_and_erasure_need(string pragma, string expected)
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();

        await using var writer = new SqliteDialect(database.File, TimeSpan.FromSeconds(1), maxPages: null).OpenWriter();
        await using var command = writer.CreateCommand();
#pragma warning disable CA2100 // the test's own text
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100

        Assert.Equal(expected, (await command.ExecuteScalarAsync(Current.Token))!.ToString());
    }

    [Fact]
    public async Task Readers_cannot_write()
    {
        await using var database = new SqliteDatabase();
        await (await database.OpenAsync()).DisposeAsync();

        await using var reader = new SqliteDialect(database.File, TimeSpan.FromSeconds(1), maxPages: null).OpenReader();
        await using var command = reader.CreateCommand();
        command.CommandText = "DELETE FROM changes";

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => command.ExecuteNonQueryAsync(Current.Token));
    }
}
