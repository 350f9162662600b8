using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class DataKeyTable() : Table<DataKeyRecord>("data_keys", key: ["id"], columns: ["sealed", "created_at"])
{
    public override bool Sealed => true;

    public override DataKeyRecord Read(Row row) => new() { Id = row.Text(), Sealed = row.Blob(), CreatedAt = row.Time(), Version = row.Number() };

    protected override void BindKey(DataKeyRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(DataKeyRecord record, Statement statement) => statement.Add(record.Sealed).Add(record.CreatedAt);

    protected override DataKeyRecord WithVersion(DataKeyRecord record, long version) => record with { Version = version };
}
