using System.Data.Common;

namespace Signet.Storage.Sql;

/// <summary>Brings a database to this release's schema: each step in one transaction, recorded with its checksum.</summary>
internal sealed class Migrator(Session session, Dialect dialect, TimeProvider time)
{
    private static readonly Query CreateHistory = new(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");

    private static readonly Query History = new("SELECT number, name, sha256 FROM schema_migrations ORDER BY number");

    private static readonly Query Record = new(
        "INSERT INTO schema_migrations (number, name, sha256, applied_at) VALUES (@number, @name, @sha256, @applied_at)",
        "number", "name", "sha256", "applied_at");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        session[CreateHistory].Execute();
        var applied = await CheckHistoryAsync(cancellationToken);
        foreach (var migration in dialect.Migrations.Where(migration => !applied.Contains(migration.Number)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Apply(migration);
        }
    }

    private async Task<HashSet<long>> CheckHistoryAsync(CancellationToken cancellationToken)
    {
        var known = dialect.Migrations.ToDictionary(migration => (long)migration.Number);
        var applied = new HashSet<long>();
        await using var rows = await session[History].ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (number, name, checksum) = (rows.GetInt64(0), rows.GetString(1), rows.GetString(2));
            if (!known.TryGetValue(number, out var migration))
            {
                throw new StoreTooNewException($"The database has migration {name}, which this release does not know. Start the newer release that wrote it.");
            }

            if (migration.Checksum != checksum)
            {
                throw new StoreException($"Migration {migration.Name} was applied to the database with another text than this release has. Restore the database or the release that match.");
            }

            applied.Add(number);
        }

        return applied;
    }

    private void Apply(Migration migration)
    {
        session[dialect.Begin].Execute();
        try
        {
            using var script = Script.Command(session.Connection, migration.Sql);
            script.ExecuteNonQuery();
            migration.Then?.Invoke(session);
            session[Record].Add(migration.Number).Add(migration.Name).Add(migration.Checksum).Add(time.GetUtcNow()).Execute();
            session[Transaction.Commit].Execute();
        }
        catch (DbException)
        {
            Transaction.TryRollback(session);
            throw;
        }
    }
}
