using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class AliasTable() : Table<AliasRecord>("aliases", key: ["account_id", "region", "name"], columns: ["target_key_id", "created_at", "updated_at"])
{
    public override AliasRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        Name = AliasName.Parse(row.Text()),
        TargetKeyId = row.Key(),
        CreatedAt = row.Time(),
        UpdatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(AliasRecord record, Statement statement) =>
        statement.Add(record.AccountId.Value).Add(record.Region.Value).Add(record.Name.Value);

    protected override void BindColumns(AliasRecord record, Statement statement) =>
        statement.Add(record.TargetKeyId.Value).Add(record.CreatedAt).Add(record.UpdatedAt);

    protected override AliasRecord WithVersion(AliasRecord record, long version) => record with { Version = version };
}
