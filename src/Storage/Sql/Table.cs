namespace Signet.Storage.Sql;

/// <summary>One kind of record: the four statements every kind needs, and how its values are bound.</summary>
internal abstract class Table
{
    protected Table(string name, string[] key, string[] columns)
    {
        string[] values = [.. key, .. columns];
        var where = string.Join(" AND ", key.Select(column => $"{column} = @{column}"));

        Insert = new($"INSERT INTO {name} ({string.Join(", ", values)}, version) VALUES (@{string.Join(", @", values)}, 1) ON CONFLICT DO NOTHING", values);
        Update = new($"UPDATE {name} SET {string.Join(", ", columns.Select(column => $"{column} = @{column}"))}, version = version + 1 WHERE {where} AND version = @version", [.. values, "version"]);
        Delete = new($"DELETE FROM {name} WHERE {where} AND version = @version", [.. key, "version"]);
        Select = $"SELECT {string.Join(", ", values)}, version FROM {name}";
        All = new(Select);
        Clear = new($"DELETE FROM {name}");
    }

    public Query Insert { get; }

    public Query Update { get; }

    public Query Delete { get; }

    public Query All { get; }

    public Query Clear { get; }

    /// <summary>The columns as <see cref="Table{T}.Read"/> wants them; a list adds its WHERE and ORDER BY.</summary>
    public string Select { get; }

    /// <summary>Whether a row's old content must leave the disk when the row is replaced or removed.</summary>
    public virtual bool Sealed => false;

    /// <summary>Reads the row, whatever kind of record it is.</summary>
    public abstract IRecord ReadAny(Row row);

    public abstract void BindKey(IRecord record, Statement statement);

    public abstract void BindColumns(IRecord record, Statement statement);

    public abstract IRecord WithVersion(IRecord record, long version);
}
