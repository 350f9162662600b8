using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Signet.Server.KeyStores;
using Signet.Server.KeyStores.Xks;
using Signet.Server.Pipeline;
using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>What a custom key store must be before it is stored: its names its own, its cluster there and fit, its proxy well.</summary>
internal sealed class CustomKeyStoreRules(Catalog catalog, KeyStoreDirectory keyStores, StoreSecrets secrets)
{
    /// <summary>An account has at most this many custom key stores in a Region (AWS KMS Developer Guide, "Resource quotas").</summary>
    public const int MaxPerRegion = 10;

    /// <summary>
    /// Stored with every store that is made or renamed: names and quotas that were checked are checked anew when another call made a store meanwhile.
    /// Last, because the catalog then shows the new version only after it shows the store.
    /// </summary>
    public WantedChange Touched(CustomKeyStoreRecord store) => catalog.TryGetAccount(store.AccountId, out var account)
        ? new(Change.Update(account))
        : throw new InvalidDataException($"The account {store.AccountId} does not exist.");

    /// <summary>The stored form of a token's PIN or a proxy's secret.</summary>
    public CustomKeyStoreRecord WithSecret(CustomKeyStoreRecord store, string? secret)
    {
        if (secret is null)
        {
            return store;
        }

        var bytes = Encoding.UTF8.GetBytes(secret);
        try
        {
            return store with { SealedSecret = secrets.Seal(store, bytes) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Refuses one store too many.</summary>
    public void CheckQuota(CustomKeyStoreRecord store)
    {
        if (catalog.CustomKeyStores.Of(store.AccountId, store.Region).Count >= MaxPerRegion)
        {
            throw CustomKeyStoreErrors.TooMany(MaxPerRegion);
        }
    }

    /// <summary>Refuses names that another store has: its own name, its proxy's URI, its VPC endpoint service, its cluster.</summary>
    public void CheckUnique(CustomKeyStoreRecord store)
    {
        foreach (var other in catalog.CustomKeyStores.Of(store.AccountId, store.Region).Values.Where(other => other.Id != store.Id))
        {
            if (other.Name == store.Name)
            {
                throw CustomKeyStoreErrors.NameInUse(store.Name);
            }

            CheckProxies(store, other);
        }

        if (store.CloudHsmClusterId is { } cluster && catalog.CustomKeyStores.All.Any(other => other.CloudHsmClusterId == cluster && !IsSame(store, other)))
        {
            throw CustomKeyStoreErrors.ClusterInUse(cluster);
        }
    }

    /// <summary>Refuses a cluster that is not in the settings, has not the store's trust anchor, or does not answer.</summary>
    public async ValueTask CheckClusterAsync(CustomKeyStoreRecord store, CancellationToken cancellationToken)
    {
        var cluster = ClusterOf(store);
        if (!await keyStores.Hsm.IsActiveAsync(cluster, cancellationToken))
        {
            throw CustomKeyStoreErrors.ClusterNotActive(cluster.Id);
        }
    }

    /// <summary>The store's cluster in the settings.</summary>
    public HsmCluster ClusterOf(CustomKeyStoreRecord store) =>
        keyStores.Hsm.ClusterOf(store.CloudHsmClusterId!) ?? throw CustomKeyStoreErrors.ClusterNotFound(store.CloudHsmClusterId!);

    /// <summary>Whether the store's trust anchor is the one that the settings have for the cluster.</summary>
    public static bool IsAnchored(CustomKeyStoreRecord store, HsmCluster cluster)
    {
        using var given = X509Certificate2.CreateFromPem(store.TrustAnchorCertificate);
        return given.RawData.AsSpan().SequenceEqual(cluster.TrustAnchor);
    }

    /// <summary>Refuses what is no certificate, and one that the settings of the cluster do not name.</summary>
    public static void CheckTrustAnchor(CustomKeyStoreRecord store, HsmCluster cluster)
    {
        try
        {
            if (!IsAnchored(store, cluster) && cluster.TrustAnchor is not null)
            {
                throw CustomKeyStoreErrors.IncorrectTrustAnchor("is not the certificate of the cluster");
            }
        }
        catch (CryptographicException)
        {
            throw CustomKeyStoreErrors.IncorrectTrustAnchor("is not a certificate in PEM");
        }
    }

    /// <summary>Refuses a proxy that does not say that it is well.</summary>
    public ValueTask CheckProxyAsync(CustomKeyStoreRecord store, CancellationToken cancellationToken) =>
        keyStores.External.CheckHealthAsync(XksProxy.Of(store, secrets), cancellationToken);

    private static bool IsSame(CustomKeyStoreRecord one, CustomKeyStoreRecord other) =>
        (one.AccountId, one.Region, one.Id) == (other.AccountId, other.Region, other.Id);

    // The rules of XksProxyUriEndpoint, XksProxyUriPath and XksProxyVpcEndpointServiceName (API Reference, CreateCustomKeyStore). Host names have no case.
    private static void CheckProxies(CustomKeyStoreRecord store, CustomKeyStoreRecord other)
    {
        if (store.XksProxyVpcEndpointServiceName is { } service && service == other.XksProxyVpcEndpointServiceName)
        {
            throw CustomKeyStoreErrors.VpcServiceInUse(other);
        }

        if (store.XksProxyUriEndpoint is null || !store.XksProxyUriEndpoint.Equals(other.XksProxyUriEndpoint, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (store.XksProxyUriPath == other.XksProxyUriPath)
        {
            throw CustomKeyStoreErrors.UriInUse(other);
        }

        if (store.XksProxyConnectivity is Connectivity.VpcEndpointService || other.XksProxyConnectivity is Connectivity.VpcEndpointService)
        {
            throw CustomKeyStoreErrors.UriEndpointInUse(other);
        }
    }
}
