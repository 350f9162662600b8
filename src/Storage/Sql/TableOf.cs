namespace Signet.Storage.Sql;

/// <summary>A table of records of type <typeparamref name="T"/>; columns are bound and read in the order in which the constructor names them.</summary>
internal abstract class Table<T>(string name, string[] key, string[] columns) : Table(name, key, columns)
    where T : IRecord
{
    /// <summary>Reads the key, the columns and the version of the row.</summary>
    public abstract T Read(Row row);

    public sealed override IRecord ReadAny(Row row) => Read(row);

    public sealed override void BindKey(IRecord record, Statement statement) => BindKey((T)record, statement);

    public sealed override void BindColumns(IRecord record, Statement statement) => BindColumns((T)record, statement);

    public sealed override IRecord WithVersion(IRecord record, long version) => WithVersion((T)record, version);

    protected abstract void BindKey(T record, Statement statement);

    protected abstract void BindColumns(T record, Statement statement);

    protected abstract T WithVersion(T record, long version);
}
