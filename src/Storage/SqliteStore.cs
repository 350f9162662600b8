using System.Data.Common;
using Signet.Storage.Sql;
using Signet.Storage.Sqlite;

namespace Signet.Storage;

/// <summary>The store of a single server: one SQLite database in a folder of its own.</summary>
public static class SqliteStore
{
    /// <summary>Whether a server has the folder's database open now.</summary>
    public static bool IsOpen(string folder) => DataFolder.IsClaimed(Path.GetFullPath(folder));

    /// <summary>
    /// Opens the folder's database, making or upgrading it as needed. <paramref name="committed"/> is called on the writer's thread, in commit order, with each
    /// commit's changes as stored, once they are durable and before the callers that wait for them go on. It must not throw: if it does, the store takes no more commits.
    /// </summary>
    /// <exception cref="StoreInUseException">Another server has the folder open.</exception>
    /// <exception cref="StoreUnavailableException">The folder or the database cannot be written.</exception>
    /// <exception cref="StoreTooNewException">A newer release has written the database.</exception>
    public static async ValueTask<IStore> OpenAsync(
        SqliteStoreOptions options, Action<IReadOnlyList<Change>> committed, TimeProvider time, CancellationToken cancellationToken)
    {
        options.Check();
        var folder = DataFolder.Claim(Path.GetFullPath(options.Folder));
        var dialect = new SqliteDialect(folder.Database, options.CommitTimeout, options.MaxPages);
        Session? session = null;
        try
        {
            session = new(dialect.OpenWriter());
            await new Migrator(session, dialect, time).RunAsync(cancellationToken);

            // What a server that was killed had deleted may still lie in the log.
            dialect.TryScrub(session.Connection);
            return new SqlStore(dialect, session, folder, options.CommitTimeout, options.MaxBatch, committed, time);
        }
        catch (Exception error)
        {
            session?.Dispose();
            folder.Dispose();
            if (error is DbException failure)
            {
                throw new StoreUnavailableException(dialect.Explain(failure), failure);
            }

            throw;
        }
    }
}
