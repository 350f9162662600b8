using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class KeyTable() : Table<KeyRecord>("keys", key: ["account_id", "region", "id"], columns:
    [
        "key_spec", "key_usage", "origin", "state", "description", "created_at", "deletion_date", "pending_window_in_days",
        "policy", "tags", "multi_region", "public_key", "current_material_id", "custom_key_store_id", "primary_region", "xks_key_id",
        "rotation_period_in_days", "next_rotation_at",
    ])
{
    public override KeyRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        Id = row.Key(),
        KeySpec = row.Text(),
        KeyUsage = row.Text(),
        Origin = row.Text(),
        State = row.Text(),
        Description = row.Text(),
        CreatedAt = row.Time(),
        DeletionDate = row.OptionalTime(),
        PendingWindowInDays = row.OptionalNumber(),
        Policy = row.Text(),
        Tags = row.Tags(),
        MultiRegion = row.Flag(),
        PublicKey = row.OptionalBlob(),
        CurrentMaterialId = row.OptionalText(),
        CustomKeyStoreId = row.OptionalText(),
        PrimaryRegion = row.OptionalRegion(),
        XksKeyId = row.OptionalText(),
        RotationPeriodInDays = row.OptionalNumber(),
        NextRotationAt = row.OptionalTime(),
        Version = row.Number(),
    };

    protected override void BindKey(KeyRecord record, Statement statement) =>
        statement.Add(record.AccountId.Value).Add(record.Region.Value).Add(record.Id.Value);

    protected override void BindColumns(KeyRecord record, Statement statement) => statement
        .Add(record.KeySpec)
        .Add(record.KeyUsage)
        .Add(record.Origin)
        .Add(record.State)
        .Add(record.Description)
        .Add(record.CreatedAt)
        .Add(record.DeletionDate)
        .Add(record.PendingWindowInDays)
        .Add(record.Policy)
        .Add(record.Tags)
        .Add(record.MultiRegion)
        .Add(record.PublicKey)
        .Add(record.CurrentMaterialId)
        .Add(record.CustomKeyStoreId)
        .Add(record.PrimaryRegion?.Value)
        .Add(record.XksKeyId)
        .Add(record.RotationPeriodInDays)
        .Add(record.NextRotationAt);

    protected override KeyRecord WithVersion(KeyRecord record, long version) => record with { Version = version };
}
