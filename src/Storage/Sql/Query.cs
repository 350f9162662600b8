namespace Signet.Storage.Sql;

/// <summary>A statement's text and the names of its parameters, in the order in which they are bound.</summary>
internal sealed class Query(string sql, params string[] parameters)
{
    public string Sql { get; } = sql;

    public string[] Parameters { get; } = parameters;
}
