using Signet.Protocol.Shapes;
using Signet.Protocol.SigV4;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>The members of a request that are about an external key store proxy; null where the request says nothing.</summary>
internal sealed record XksProxyMembers(
    string? UriEndpoint, string? UriPath, string? VpcEndpointServiceName, string? VpcEndpointServiceOwner, SigningCredentials? Credential, string? Connectivity)
{
    public static IReadOnlyList<Member> All { get; } =
    [
        CustomKeyStoreShapes.XksProxyUriEndpoint, CustomKeyStoreShapes.XksProxyUriPath, CustomKeyStoreShapes.XksProxyVpcEndpointServiceName,
        CustomKeyStoreShapes.XksProxyVpcEndpointServiceOwner, CustomKeyStoreShapes.XksProxyAuthenticationCredential, CustomKeyStoreShapes.XksProxyConnectivity,
    ];

    /// <summary>Each member by its name, with whether the request has it; those that every external key store needs come first.</summary>
    public IReadOnlyList<(string Name, bool Given)> Always =>
    [
        ("XksProxyUriEndpoint", UriEndpoint is not null), ("XksProxyUriPath", UriPath is not null),
        ("XksProxyAuthenticationCredential", Credential is not null), ("XksProxyConnectivity", Connectivity is not null),
    ];

    public IReadOnlyList<(string Name, bool Given)> OfVpc =>
    [
        ("XksProxyVpcEndpointServiceName", VpcEndpointServiceName is not null), ("XksProxyVpcEndpointServiceOwner", VpcEndpointServiceOwner is not null),
    ];

    public static XksProxyMembers Of(Fields fields) => new(
        fields.Get(CustomKeyStoreShapes.XksProxyUriEndpoint),
        fields.Get(CustomKeyStoreShapes.XksProxyUriPath),
        fields.Get(CustomKeyStoreShapes.XksProxyVpcEndpointServiceName),
        fields.Get(CustomKeyStoreShapes.XksProxyVpcEndpointServiceOwner),
        fields.Get(CustomKeyStoreShapes.XksProxyAuthenticationCredential),
        fields.Get(CustomKeyStoreShapes.XksProxyConnectivity));

    /// <summary>The store with what the request says; a public endpoint has no VPC endpoint service, and one without an owner belongs to the store's account.</summary>
    public CustomKeyStoreRecord Apply(CustomKeyStoreRecord store)
    {
        var changed = store with
        {
            XksProxyUriEndpoint = UriEndpoint ?? store.XksProxyUriEndpoint,
            XksProxyUriPath = UriPath ?? store.XksProxyUriPath,
            XksProxyConnectivity = Connectivity ?? store.XksProxyConnectivity,
            XksProxyAccessKeyId = Credential?.AccessKeyId ?? store.XksProxyAccessKeyId,
        };
        var isVpc = changed.XksProxyConnectivity is Kms.CustomKeyStores.Connectivity.VpcEndpointService;
        return changed with
        {
            XksProxyVpcEndpointServiceName = isVpc ? VpcEndpointServiceName ?? store.XksProxyVpcEndpointServiceName : null,
            XksProxyVpcEndpointServiceOwner = isVpc ? VpcEndpointServiceOwner ?? store.XksProxyVpcEndpointServiceOwner ?? store.AccountId.Value : null,
        };
    }
}
