using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class GrantTable() : Table<GrantRecord>("grants", key: ["account_id", "region", "key_id", "id"], columns:
    [
        "name", "grantee_principal", "retiring_principal", "operations",
        "encryption_context_equals", "encryption_context_subset", "issuing_account_id", "created_at",
    ])
{
    public override GrantRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        KeyId = row.Key(),
        Id = row.Text(),
        Name = row.OptionalText(),
        GranteePrincipal = row.Text(),
        RetiringPrincipal = row.OptionalText(),
        Operations = row.Texts(),
        EncryptionContextEquals = row.OptionalMap(),
        EncryptionContextSubset = row.OptionalMap(),
        IssuingAccountId = row.Account(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(GrantRecord record, Statement statement) => statement
        .Add(record.AccountId.Value)
        .Add(record.Region.Value)
        .Add(record.KeyId.Value)
        .Add(record.Id);

    protected override void BindColumns(GrantRecord record, Statement statement) => statement
        .Add(record.Name)
        .Add(record.GranteePrincipal)
        .Add(record.RetiringPrincipal)
        .Add(record.Operations)
        .Add(record.EncryptionContextEquals)
        .Add(record.EncryptionContextSubset)
        .Add(record.IssuingAccountId.Value)
        .Add(record.CreatedAt);

    protected override GrantRecord WithVersion(GrantRecord record, long version) => record with { Version = version };
}
