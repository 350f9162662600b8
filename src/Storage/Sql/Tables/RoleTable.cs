using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class RoleTable() : Table<RoleRecord>("roles", key: ["id"], columns:
    ["account_id", "name", "path", "created_at", "trust_policy", "description", "max_session_duration", "tags", "permissions_boundary"])
{
    public override RoleRecord Read(Row row) => new()
    {
        Id = row.Text(),
        AccountId = row.Account(),
        Name = row.Text(),
        Path = row.Text(),
        CreatedAt = row.Time(),
        TrustPolicy = row.Text(),
        Description = row.Text(),
        MaxSessionDuration = (int)row.Number(),
        Tags = row.Tags(),
        PermissionsBoundary = row.OptionalText(),
        Version = row.Number(),
    };

    protected override void BindKey(RoleRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(RoleRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Name)
        .Add(record.Path)
        .Add(record.CreatedAt)
        .Add(record.TrustPolicy)
        .Add(record.Description)
        .Add(record.MaxSessionDuration)
        .Add(record.Tags)
        .Add(record.PermissionsBoundary);

    protected override RoleRecord WithVersion(RoleRecord record, long version) => record with { Version = version };
}
