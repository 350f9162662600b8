using System.Data.Common;
using System.Runtime.CompilerServices;
using Signet.Storage.Sql.Tables;

namespace Signet.Storage.Sql;

/// <summary>Runs queries on the read-only connections and says in the store's own words when that fails.</summary>
internal sealed class Reader(ReaderPool pool, Dialect dialect)
{
    public async IAsyncEnumerable<T> AllAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IRecord
    {
        var table = Schema.Of<T>();
        var session = await GuardAsync(pool.RentAsync(cancellationToken));
        try
        {
            await using var rows = await GuardAsync(new ValueTask<DbDataReader>(session[table.All].ReadAsync(cancellationToken)));
            while (await GuardAsync(new ValueTask<bool>(rows.ReadAsync(cancellationToken))))
            {
                yield return table.Read(new(rows));
            }
        }
        finally
        {
            pool.Return(session);
        }
    }

    public ValueTask<IReadOnlyList<T>> ListAsync<T>(Table<T> table, Func<Session, Statement> bind, CancellationToken cancellationToken)
        where T : IRecord => RunAsync<IReadOnlyList<T>>(bind, async rows =>
        {
            var page = new List<T>();
            while (await rows.ReadAsync(cancellationToken))
            {
                page.Add(table.Read(new(rows)));
            }

            return page;
        }, cancellationToken);

    public async ValueTask<T> RunAsync<T>(Func<Session, Statement> bind, Func<DbDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            var session = await pool.RentAsync(cancellationToken);
            try
            {
                await using var rows = await bind(session).ReadAsync(cancellationToken);
                return await read(rows);
            }
            finally
            {
                pool.Return(session);
            }
        }
        catch (DbException error)
        {
            throw new StoreUnavailableException(dialect.Explain(error), error);
        }
    }

    private async ValueTask<T> GuardAsync<T>(ValueTask<T> step)
    {
        try
        {
            return await step;
        }
        catch (DbException error)
        {
            throw new StoreUnavailableException(dialect.Explain(error), error);
        }
    }
}
