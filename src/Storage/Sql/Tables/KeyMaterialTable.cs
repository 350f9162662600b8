using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class KeyMaterialTable() : Table<KeyMaterialRecord>("key_materials", key: ["account_id", "region", "key_id", "material_id"], columns: ["sealed", "created_at"])
{
    public override bool Sealed => true;

    public override KeyMaterialRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        KeyId = row.Key(),
        MaterialId = row.Text(),
        Sealed = row.Blob(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(KeyMaterialRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Region.Value)
        .Add(record.KeyId.Value)
        .Add(record.MaterialId);

    protected override void BindColumns(KeyMaterialRecord record, Statement statement) => statement.Add(record.Sealed).Add(record.CreatedAt);

    protected override KeyMaterialRecord WithVersion(KeyMaterialRecord record, long version) => record with { Version = version };
}
