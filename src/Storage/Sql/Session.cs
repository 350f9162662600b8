using System.Data.Common;

namespace Signet.Storage.Sql;

/// <summary>One connection with the statements that were prepared on it; one user at a time.</summary>
internal sealed class Session(DbConnection connection) : IDisposable
{
    private readonly Dictionary<Query, Statement> _statements = [];

    public DbConnection Connection => connection;

    /// <summary>The query's statement, its parameters ready to be bound from the first.</summary>
    public Statement this[Query query]
    {
        get
        {
            if (!_statements.TryGetValue(query, out var statement))
            {
                statement = new(connection, query);
                _statements.Add(query, statement);
            }

            return statement.Start();
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
