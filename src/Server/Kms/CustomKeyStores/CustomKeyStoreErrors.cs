using Signet.Protocol;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Refusals that are about custom key stores. The codes are AWS's; where its sentences are not known, these are ours (docs/fidelity.md).</summary>
internal static class CustomKeyStoreErrors
{
    public static ServiceException NotFound(string idOrName) => new("CustomKeyStoreNotFoundException", $"Custom key store {idOrName} does not exist.");

    public static ServiceException InvalidState(CustomKeyStoreRecord store) =>
        new("CustomKeyStoreInvalidStateException", $"Custom key store {store.Id} is in the connection state {store.ConnectionState}, which is not valid for this operation.");

    public static ServiceException HasKeys(CustomKeyStoreRecord store) => new("CustomKeyStoreHasCMKsException", $"Custom key store {store.Id} contains KMS keys.");

    public static ServiceException NameInUse(string name) => new("CustomKeyStoreNameInUseException", $"A custom key store named {name} exists already.");

    public static ServiceException UriInUse(CustomKeyStoreRecord other) =>
        new("XksProxyUriInUseException", $"The proxy URI endpoint and path belong to the custom key store {other.Id}.");

    public static ServiceException UriEndpointInUse(CustomKeyStoreRecord other) =>
        new("XksProxyUriEndpointInUseException", $"The proxy URI endpoint belongs to the custom key store {other.Id}.");

    public static ServiceException VpcServiceInUse(CustomKeyStoreRecord other) =>
        new("XksProxyVpcEndpointServiceInUseException", $"The VPC endpoint service belongs to the custom key store {other.Id}.");

    public static ServiceException ClusterNotFound(string cluster) => new("CloudHsmClusterNotFoundException", $"There is no cluster {cluster}.");

    public static ServiceException ClusterNotActive(string cluster) => new("CloudHsmClusterNotActiveException", $"The cluster {cluster} is not active.");

    public static ServiceException ClusterNotRelated(string cluster) =>
        new("CloudHsmClusterNotRelatedException", $"The cluster {cluster} has not the trust anchor certificate of the custom key store.");

    /// <summary>A cluster serves one custom key store, of whatever account; whose that is stays its own affair.</summary>
    public static ServiceException ClusterInUse(string cluster) => new("CloudHsmClusterInUseException", $"The cluster {cluster} belongs to a custom key store already.");

    public static ServiceException IncorrectTrustAnchor(string why) => new("IncorrectTrustAnchorException", $"TrustAnchorCertificate {why}.");

    public static ServiceException TooMany(int most) => KmsErrors.LimitExceeded($"An account has at most {most} custom key stores in a Region.");

    public static ServiceException ExternalKeyInUse(string xksKeyId) =>
        new("XksKeyAlreadyInUseException", $"The external key {xksKeyId} is the key of another KMS key in this custom key store.");

    public static ServiceException Required(string member, string with) => KmsErrors.Validation($"{member} is required with {with}.");

    public static ServiceException NotTaken(string member, string with) => KmsErrors.Validation($"{member} is not supported with {with}.");
}
