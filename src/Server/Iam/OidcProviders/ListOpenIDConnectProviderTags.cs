using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Lists the tags of an OpenID Connect provider, in order of key.</summary>
internal sealed class ListOpenIDConnectProviderTags(ProviderCatalog providers)
    : ListProviderTags<ListOpenIDConnectProviderTagsRequest, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("ListOpenIDConnectProviderTags") { ReadOnly = true };
}

/// <summary>Asks for a page of a provider's tags.</summary>
internal sealed record ListOpenIDConnectProviderTagsRequest(string ProviderArn, PageRequest Page) : IRequest<ListOpenIDConnectProviderTagsRequest>, IListProviderTagsRequest
{
    public static RequestShape<ListOpenIDConnectProviderTagsRequest> Shape { get; } = new(
        [OidcShapes.ProviderArn, .. PageRequest.Members],
        fields => new(fields.Get(OidcShapes.ProviderArn), PageRequest.Read(fields)));
}
