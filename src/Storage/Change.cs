using Signet.Storage.Sql.Tables;

namespace Signet.Storage;

/// <summary>One wanted change of one row; an update or delete states, in the record, the version that was read.</summary>
public sealed record Change(ChangeKind Kind, IRecord Record)
{
    /// <summary>Adds a row, which gets version 1.</summary>
    public static Change Insert(IRecord record) => new(ChangeKind.Insert, record);

    /// <summary>Replaces the row that has the record's key and version.</summary>
    public static Change Update(IRecord record) => new(ChangeKind.Update, record);

    /// <summary>Removes the row that has the record's key and version.</summary>
    public static Change Delete(IRecord record) => new(ChangeKind.Delete, record);

    /// <summary>The change as it is once it is durable: the record has the version that it got.</summary>
    public Change AsStored() => Kind switch
    {
        ChangeKind.Insert => this with { Record = Schema.Of(Record).WithVersion(Record, version: 1) },
        ChangeKind.Update => this with { Record = Schema.Of(Record).WithVersion(Record, Record.Version + 1) },
        _ => this,
    };
}
