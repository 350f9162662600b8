using Signet.Protocol.Wire;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>A custom key store in the list: never its password or its secret.</summary>
internal sealed class CustomKeyStoreEntry(CustomKeyStoreRecord store) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("CustomKeyStoreId", store.Id);
        writer.Text("CustomKeyStoreName", store.Name);
        writer.Text("CloudHsmClusterId", store.CloudHsmClusterId);
        writer.Text("TrustAnchorCertificate", store.TrustAnchorCertificate);
        writer.Text("ConnectionState", store.ConnectionState);
        writer.Text("ConnectionErrorCode", store.ConnectionErrorCode);
        writer.Time("CreationDate", store.CreatedAt);
        writer.Text("CustomKeyStoreType", store.Type);
        writer.Structure("XksProxyConfiguration", store.XksProxyConnectivity is null ? null : new XksProxyConfiguration(store));
    }
}

/// <summary>AWS's XksProxyConfigurationType: how the proxy is reached.</summary>
internal sealed class XksProxyConfiguration(CustomKeyStoreRecord store) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Connectivity", store.XksProxyConnectivity);
        writer.Text("AccessKeyId", store.XksProxyAccessKeyId);
        writer.Text("UriEndpoint", store.XksProxyUriEndpoint);
        writer.Text("UriPath", store.XksProxyUriPath);
        writer.Text("VpcEndpointServiceName", store.XksProxyVpcEndpointServiceName);
        writer.Text("VpcEndpointServiceOwner", store.XksProxyVpcEndpointServiceOwner);
    }
}
