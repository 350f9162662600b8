using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class KeyMaterialTable() : Table<KeyMaterialRecord>(
    "key_materials",
    key: ["account_id", "region", "key_id", "material_id"],
    columns: ["state", "sealed", "created_at", "description", "expires_at", "rotated_at", "rotation_type"])
{
    public override bool Sealed => true;

    public override KeyMaterialRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        KeyId = row.Key(),
        MaterialId = row.Text(),
        State = row.Text(),
        Sealed = row.OptionalBlob(),
        CreatedAt = row.Time(),
        Description = row.OptionalText(),
        ExpiresAt = row.OptionalTime(),
        RotatedAt = row.OptionalTime(),
        RotationType = row.OptionalText(),
        Version = row.Number(),
    };

    protected override void BindKey(KeyMaterialRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Region.Value)
        .Add(record.KeyId.Value)
        .Add(record.MaterialId);

    protected override void BindColumns(KeyMaterialRecord record, Statement statement) => statement
        .Add(record.State)
        .Add(record.Sealed)
        .Add(record.CreatedAt)
        .Add(record.Description)
        .Add(record.ExpiresAt)
        .Add(record.RotatedAt)
        .Add(record.RotationType);

    protected override KeyMaterialRecord WithVersion(KeyMaterialRecord record, long version) => record with { Version = version };
}
