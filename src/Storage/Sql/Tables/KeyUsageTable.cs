using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class KeyUsageTable() : Table<KeyUsageRecord>(
    "key_usages", key: ["account_id", "region", "key_id"], columns: ["operation", "used_at", "event_id", "request_id"])
{
    public override KeyUsageRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        KeyId = row.Key(),
        Operation = row.Text(),
        UsedAt = row.Time(),
        EventId = row.Text(),
        RequestId = row.Text(),
        Version = row.Number(),
    };

    protected override void BindKey(KeyUsageRecord record, Statement statement) =>
        statement.Add(record.AccountId.Value).Add(record.Region.Value).Add(record.KeyId.Value);

    protected override void BindColumns(KeyUsageRecord record, Statement statement) =>
        statement.Add(record.Operation).Add(record.UsedAt).Add(record.EventId).Add(record.RequestId);

    protected override KeyUsageRecord WithVersion(KeyUsageRecord record, long version) => record with { Version = version };
}
