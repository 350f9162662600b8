using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class ManagedPolicyTable() : Table<ManagedPolicyRecord>("managed_policies", key: ["id"], columns:
    ["account_id", "name", "path", "description", "created_at", "updated_at", "default_version", "last_version", "tags"])
{
    public override ManagedPolicyRecord Read(Row row) => new()
    {
        Id = row.Text(),
        AccountId = row.Account(),
        Name = row.Text(),
        Path = row.Text(),
        Description = row.Text(),
        CreatedAt = row.Time(),
        UpdatedAt = row.Time(),
        DefaultVersion = (int)row.Number(),
        LastVersion = (int)row.Number(),
        Tags = row.Tags(),
        Version = row.Number(),
    };

    protected override void BindKey(ManagedPolicyRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(ManagedPolicyRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Name)
        .Add(record.Path)
        .Add(record.Description)
        .Add(record.CreatedAt)
        .Add(record.UpdatedAt)
        .Add(record.DefaultVersion)
        .Add(record.LastVersion)
        .Add(record.Tags);

    protected override ManagedPolicyRecord WithVersion(ManagedPolicyRecord record, long version) => record with { Version = version };
}
