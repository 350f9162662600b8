using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class UserTable() : Table<UserRecord>("users", key: ["id"], columns: ["account_id", "name", "path", "created_at", "tags", "permissions_boundary"])
{
    public override UserRecord Read(Row row) => new()
    {
        Id = row.Text(),
        AccountId = row.Account(),
        Name = row.Text(),
        Path = row.Text(),
        CreatedAt = row.Time(),
        Tags = row.Tags(),
        PermissionsBoundary = row.OptionalText(),
        Version = row.Number(),
    };

    protected override void BindKey(UserRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(UserRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Name)
        .Add(record.Path)
        .Add(record.CreatedAt)
        .Add(record.Tags)
        .Add(record.PermissionsBoundary);

    protected override UserRecord WithVersion(UserRecord record, long version) => record with { Version = version };
}
