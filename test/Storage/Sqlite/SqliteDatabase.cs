using Microsoft.Data.Sqlite;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

/// <summary>A SQLite store in a temporary folder.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private readonly string _parent = Directory.CreateTempSubdirectory("signet-").FullName;

    public string Folder => Path.Combine(_parent, "data");

    public string File => Path.Combine(Folder, "signet.db");

    public ValueTask<IStore> OpenAsync(Action<IReadOnlyList<Change>>? committed = null, TimeProvider? time = null) =>
        OpenAsync(new SqliteStoreOptions { Folder = Folder }, committed, time);

    internal static ValueTask<IStore> OpenAsync(SqliteStoreOptions options, Action<IReadOnlyList<Change>>? committed = null, TimeProvider? time = null) =>
        SqliteStore.OpenAsync(options, committed ?? (_ => { }), time ?? TimeProvider.System, Current.Token);

    /// <summary>Runs SQL behind the store's back.</summary>
    internal object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_parent, recursive: true);
        return ValueTask.CompletedTask;
    }
}
