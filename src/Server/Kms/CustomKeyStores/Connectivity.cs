namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>XksProxyConnectivity as AWS writes it. Both kinds of proxy are reached in the same way: by the name of their endpoint.</summary>
internal static class Connectivity
{
    /// <summary>Several stores may share an endpoint, each with a path of its own; the proxy is asked for its health when the store is created.</summary>
    public const string PublicEndpoint = "PUBLIC_ENDPOINT";

    /// <summary>Every store has an endpoint of its own; the proxy is not asked before the store is connected.</summary>
    public const string VpcEndpointService = "VPC_ENDPOINT_SERVICE";
}
