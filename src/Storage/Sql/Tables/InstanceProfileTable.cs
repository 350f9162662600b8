using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class InstanceProfileTable() : Table<InstanceProfileRecord>("instance_profiles", key: ["id"], columns:
    ["account_id", "name", "path", "created_at", "role_id", "tags"])
{
    public override InstanceProfileRecord Read(Row row) => new()
    {
        Id = row.Text(),
        AccountId = row.Account(),
        Name = row.Text(),
        Path = row.Text(),
        CreatedAt = row.Time(),
        RoleId = row.OptionalText(),
        Tags = row.Tags(),
        Version = row.Number(),
    };

    protected override void BindKey(InstanceProfileRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(InstanceProfileRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Name)
        .Add(record.Path)
        .Add(record.CreatedAt)
        .Add(record.RoleId)
        .Add(record.Tags);

    protected override InstanceProfileRecord WithVersion(InstanceProfileRecord record, long version) => record with { Version = version };
}
