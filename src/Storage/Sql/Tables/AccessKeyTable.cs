using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class AccessKeyTable() : Table<AccessKeyRecord>("access_keys", key: ["id"], columns: ["account_id", "user_id", "active", "created_at", "sealed_secret"])
{
    public override bool Sealed => true;

    public override AccessKeyRecord Read(Row row) => new()
    {
        Id = row.Text(),
        AccountId = row.Account(),
        UserId = row.OptionalText(),
        Active = row.Flag(),
        CreatedAt = row.Time(),
        SealedSecret = row.Blob(),
        Version = row.Number(),
    };

    protected override void BindKey(AccessKeyRecord record, Statement statement) => statement.Add(record.Id);

    protected override void BindColumns(AccessKeyRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.UserId)
        .Add(record.Active)
        .Add(record.CreatedAt)
        .Add(record.SealedSecret);

    protected override AccessKeyRecord WithVersion(AccessKeyRecord record, long version) => record with { Version = version };
}
