using System.Data.Common;
using Microsoft.Data.Sqlite;
using Signet.Storage.Sql;
using Signet.Storage.Sql.Trail;
using SQLitePCL;

namespace Signet.Storage.Sqlite;

/// <summary>SQLite in WAL mode, each commit flushed (sqlite.org/pragma.html#pragma_synchronous), removed content overwritten.</summary>
internal sealed class SqliteDialect(string database, TimeSpan patience, int? maxPages) : Dialect
{
    // sqlite.org/c3ref/c_dbstatus_options.html
    private const int DeferredForeignKeys = 10;

    // sqlite.org/rescode.html#extrc: the low byte of an extended code.
    private const int PrimaryCode = 0xff;

    // The busy timeout is what a scrub waits for readers, in milliseconds.
    private static readonly string[] WriterPragmas =
        ["synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY", "busy_timeout = 100"];

    private const int TrailInBlocks = 4;

    private static readonly IReadOnlyList<Migration> History =
        [.. Migration.Load("Signet.Storage.Sqlite.Migrations.").Select(one => one.Number is TrailInBlocks ? one with { Then = TrailRows.Move } : one)];

    public override IReadOnlyList<Migration> Migrations => History;

    public override Query Begin { get; } = new("BEGIN IMMEDIATE");

    public override DbConnection OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        try
        {
            Configure(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbConnection OpenReader() => Open(SqliteOpenMode.ReadOnly);

    public override bool ReferencesHold(DbConnection writer)
    {
        raw.sqlite3_db_status(((SqliteConnection)writer).Handle, DeferredForeignKeys, out var unresolved, out _, resetFlg: 0);
        return unresolved == 0;
    }

    public override bool TryScrub(DbConnection writer)
    {
        try
        {
            return Run(writer, "PRAGMA wal_checkpoint(TRUNCATE)") is 0L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public override Fault FaultOf(DbException error) => ((SqliteException)error).SqliteExtendedErrorCode switch
    {
        raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY => Fault.Unique,
        var code when (code & PrimaryCode) == raw.SQLITE_CONSTRAINT => Fault.Rule,
        _ => Fault.Unavailable,
    };

    public override string Explain(DbException error) => ((SqliteException)error).SqliteErrorCode switch
    {
        raw.SQLITE_FULL => $"The disk of '{database}' is full.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => $"The database '{database}' cannot be written.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program keeps the database '{database}' locked.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"The database '{database}' is damaged. Restore it from a backup.",
        _ => $"The database '{database}' cannot be used: {error.Message}",
    };

    /// <summary>
    /// Key material that is deleted must be gone: secure_delete overwrites it in the database, savepoints keep their copies in memory,
    /// and <see cref="TryScrub"/> empties the log.
    /// </summary>
    private void Configure(SqliteConnection connection)
    {
        if (Run(connection, "PRAGMA journal_mode = WAL") is not "wal")
        {
            throw new StoreUnavailableException($"The file system of '{database}' does not carry SQLite's write-ahead log.");
        }

        foreach (var pragma in WriterPragmas)
        {
            Run(connection, $"PRAGMA {pragma}");
        }

        if (maxPages is { } pages)
        {
            Run(connection, $"PRAGMA max_page_count = {pages}");
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ToString());

        connection.Open();
        return connection;
    }

    private static object? Run(DbConnection connection, string sql)
    {
        using var command = Script.Command(connection, sql);
        return command.ExecuteScalar();
    }
}
