using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class InlinePolicyTable() : Table<InlinePolicyRecord>("inline_policies", key: ["owner_id", "name"], columns: ["document", "created_at"])
{
    public override InlinePolicyRecord Read(Row row) => new()
    {
        OwnerId = row.Text(),
        Name = row.Text(),
        Document = row.Text(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(InlinePolicyRecord record, Statement statement) => statement.Add(record.OwnerId).Add(record.Name);

    protected override void BindColumns(InlinePolicyRecord record, Statement statement) => statement.Add(record.Document).Add(record.CreatedAt);

    protected override InlinePolicyRecord WithVersion(InlinePolicyRecord record, long version) => record with { Version = version };
}
