using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

/// <summary>The last use of each key: overwritten by every use, without a version, and only while the key is there.</summary>
internal static class KeyUsageTable
{
    public static readonly Query Find = new(
        """
        SELECT account_id, region, key_id, operation, used_at, event_id, request_id FROM key_usages
        WHERE account_id = @account_id AND region = @region AND key_id = @key_id
        """,
        "account_id", "region", "key_id");

    private static readonly Query Upsert = new(
        """
        INSERT INTO key_usages (account_id, region, key_id, operation, used_at, event_id, request_id)
        SELECT @account_id, @region, @key_id, @operation, @used_at, @event_id, @request_id
        WHERE EXISTS (SELECT 1 FROM keys WHERE account_id = @account_id AND region = @region AND id = @key_id)
        ON CONFLICT (account_id, region, key_id) DO UPDATE
        SET operation = excluded.operation, used_at = excluded.used_at, event_id = excluded.event_id, request_id = excluded.request_id
        """,
        "account_id", "region", "key_id", "operation", "used_at", "event_id", "request_id");

    public static void Write(KeyUsageRecord record, Session session) => session[Upsert]
        .Add(record.AccountId.Value)
        .Add(record.Region.Value)
        .Add(record.KeyId.Value)
        .Add(record.Operation)
        .Add(record.UsedAt)
        .Add(record.EventId)
        .Add(record.RequestId)
        .Execute();

    public static KeyUsageRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        KeyId = row.Key(),
        Operation = row.Text(),
        UsedAt = row.Time(),
        EventId = row.Text(),
        RequestId = row.Text(),
    };
}
