using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class CustomKeyStoreTable() : Table<CustomKeyStoreRecord>("custom_key_stores", key: ["account_id", "region", "id"], columns:
    [
        "name", "type", "connection_state", "connection_error_code", "created_at", "cloud_hsm_cluster_id", "trust_anchor_certificate",
        "xks_proxy_connectivity", "xks_proxy_uri_endpoint", "xks_proxy_uri_path",
        "xks_proxy_vpc_endpoint_service_name", "xks_proxy_vpc_endpoint_service_owner", "xks_proxy_access_key_id", "sealed_secret",
    ])
{
    public override bool Sealed => true;

    public override CustomKeyStoreRecord Read(Row row) => new()
    {
        AccountId = row.Account(),
        Region = row.Region(),
        Id = row.Text(),
        Name = row.Text(),
        Type = row.Text(),
        ConnectionState = row.Text(),
        ConnectionErrorCode = row.OptionalText(),
        CreatedAt = row.Time(),
        CloudHsmClusterId = row.OptionalText(),
        TrustAnchorCertificate = row.OptionalText(),
        XksProxyConnectivity = row.OptionalText(),
        XksProxyUriEndpoint = row.OptionalText(),
        XksProxyUriPath = row.OptionalText(),
        XksProxyVpcEndpointServiceName = row.OptionalText(),
        XksProxyVpcEndpointServiceOwner = row.OptionalText(),
        XksProxyAccessKeyId = row.OptionalText(),
        SealedSecret = row.OptionalBlob(),
        Version = row.Number(),
    };

    protected override void BindKey(CustomKeyStoreRecord record, Statement statement) =>
        statement.Add(record.AccountId.Value).Add(record.Region.Value).Add(record.Id);

    protected override void BindColumns(CustomKeyStoreRecord record, Statement statement) => statement
        .Add(record.Name)
        .Add(record.Type)
        .Add(record.ConnectionState)
        .Add(record.ConnectionErrorCode)
        .Add(record.CreatedAt)
        .Add(record.CloudHsmClusterId)
        .Add(record.TrustAnchorCertificate)
        .Add(record.XksProxyConnectivity)
        .Add(record.XksProxyUriEndpoint)
        .Add(record.XksProxyUriPath)
        .Add(record.XksProxyVpcEndpointServiceName)
        .Add(record.XksProxyVpcEndpointServiceOwner)
        .Add(record.XksProxyAccessKeyId)
        .Add(record.SealedSecret);

    protected override CustomKeyStoreRecord WithVersion(CustomKeyStoreRecord record, long version) => record with { Version = version };
}
