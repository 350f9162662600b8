using System.Data.Common;

namespace Signet.Storage.Sql;

/// <summary>A query prepared once on a connection and run many times; its parameters are bound in order.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;
    private int _next;

    public Statement(DbConnection connection, Query query)
    {
        _command = Script.Command(connection, query.Sql);
        foreach (var name in query.Parameters)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = DBNull.Value;
            _command.Parameters.Add(parameter);
        }

        _command.Prepare();
    }

    public Statement Start()
    {
        _next = 0;
        return this;
    }

    public Statement Add(string? value) => Bind(value);

    public Statement Add(byte[]? value) => Bind(value);

    public Statement Add(long? value) => Bind(value);

    public Statement Add(bool value) => Bind(value ? 1L : 0L);

    public Statement Add(DateTimeOffset? value) => Bind(value?.SinceEpoch);

    public Statement Add(IReadOnlyList<Tag> tags) => Bind(TagJson.Write(tags));

    public Statement Add(IReadOnlyList<string> texts) => Bind(TextsJson.Write(texts));

    public Statement Add(IReadOnlyDictionary<string, string>? map) => Bind(map is null ? null : MapJson.Write(map));

    public int Execute() => _command.ExecuteNonQuery();

    public long ExecuteNumber() => (long)_command.ExecuteScalar()!;

    public DbDataReader Read() => _command.ExecuteReader();

    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken) => _command.ExecuteReaderAsync(cancellationToken);

    public void Dispose() => _command.Dispose();

    private Statement Bind(object? value)
    {
        _command.Parameters[_next++].Value = value ?? DBNull.Value;
        return this;
    }
}
