using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class OidcProviderTable() : Table<OidcProviderRecord>("oidc_providers", key: ["account_id", "url"], columns:
    ["client_ids", "thumbprints", "created_at", "tags"])
{
    public override OidcProviderRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Url = row.Text(),
        ClientIds = row.Texts(),
        Thumbprints = row.Texts(),
        CreatedAt = row.Time(),
        Tags = row.Tags(),
        Version = row.Number(),
    };

    protected override void BindKey(OidcProviderRecord record, Statement statement) => statement.Add(record.AccountId.Value).Add(record.Url);

    protected override void BindColumns(OidcProviderRecord record, Statement statement) => statement
        .Add(record.ClientIds)
        .Add(record.Thumbprints)
        .Add(record.CreatedAt)
        .Add(record.Tags);

    protected override OidcProviderRecord WithVersion(OidcProviderRecord record, long version) => record with { Version = version };
}
