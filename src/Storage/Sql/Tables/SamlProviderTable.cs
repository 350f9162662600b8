using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class SamlProviderTable() : Table<SamlProviderRecord>("saml_providers", key: ["account_id", "name"], columns:
    ["metadata", "created_at", "valid_until", "tags"])
{
    public override SamlProviderRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Name = row.Text(),
        Metadata = row.Text(),
        CreatedAt = row.Time(),
        ValidUntil = row.Time(),
        Tags = row.Tags(),
        Version = row.Number(),
    };

    protected override void BindKey(SamlProviderRecord record, Statement statement) => statement.Add(record.AccountId.Value).Add(record.Name);

    protected override void BindColumns(SamlProviderRecord record, Statement statement) => statement
        .Add(record.Metadata)
        .Add(record.CreatedAt)
        .Add(record.ValidUntil)
        .Add(record.Tags);

    protected override SamlProviderRecord WithVersion(SamlProviderRecord record, long version) => record with { Version = version };
}
