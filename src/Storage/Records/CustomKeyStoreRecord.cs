using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>A custom key store: keys that live in an HSM or behind an external key store proxy.</summary>
public sealed record CustomKeyStoreRecord : IRecord
{
    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>CustomKeyStoreId: <c>cks-</c> and 17 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique in account and Region.</summary>
    public required string Name { get; init; }

    /// <summary>CustomKeyStoreType as AWS writes it.</summary>
    public required string Type { get; init; }

    /// <summary>ConnectionState as AWS writes it.</summary>
    public required string ConnectionState { get; init; }

    /// <summary>ConnectionErrorCode as AWS writes it; null unless the state is FAILED.</summary>
    public string? ConnectionErrorCode { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The cluster: the name of a PKCS#11 module in the settings.</summary>
    public string? CloudHsmClusterId { get; init; }

    /// <summary>The certificate of the cluster's owner, PEM.</summary>
    public string? TrustAnchorCertificate { get; init; }

    /// <summary>XksProxyConnectivity as AWS writes it.</summary>
    public string? XksProxyConnectivity { get; init; }

    /// <summary>The scheme and host of the proxy.</summary>
    public string? XksProxyUriEndpoint { get; init; }

    /// <summary>The path of the proxy's API.</summary>
    public string? XksProxyUriPath { get; init; }

    /// <summary>The VPC endpoint service of the proxy.</summary>
    public string? XksProxyVpcEndpointServiceName { get; init; }

    /// <summary>The account of that service.</summary>
    public string? XksProxyVpcEndpointServiceOwner { get; init; }

    /// <summary>The access key id with which requests to the proxy are signed.</summary>
    public string? XksProxyAccessKeyId { get; init; }

    /// <summary>The proxy's secret access key, or the password of the cluster's user, sealed.</summary>
    public required byte[]? SealedSecret { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
