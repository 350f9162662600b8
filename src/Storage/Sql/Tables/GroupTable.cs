using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class GroupTable() : Table<GroupRecord>("groups", key: ["id"], columns:
    ["account_id", "name", "path", "created_at"])
{
    public override GroupRecord Read(Row row) => new()
    {
        Id = row.Text(),
        AccountId = row.Account(),
        Name = row.Text(),
        Path = row.Text(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(GroupRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(GroupRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Name)
        .Add(record.Path)
        .Add(record.CreatedAt);

    protected override GroupRecord WithVersion(GroupRecord record, long version) => record with { Version = version };
}
