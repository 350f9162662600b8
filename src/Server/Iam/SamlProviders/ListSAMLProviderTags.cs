using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Lists the tags of a SAML provider, in order of key.</summary>
internal sealed class ListSAMLProviderTags(ProviderCatalog providers)
    : ListProviderTags<ListSAMLProviderTagsRequest, SamlProviderRecord>(Table, ProviderKinds.Saml, providers)
{
    public static Operation Table { get; } = new("ListSAMLProviderTags") { ReadOnly = true };
}

/// <summary>Asks for a page of a provider's tags.</summary>
internal sealed record ListSAMLProviderTagsRequest(string ProviderArn, PageRequest Page) : IRequest<ListSAMLProviderTagsRequest>, IListProviderTagsRequest
{
    public static RequestShape<ListSAMLProviderTagsRequest> Shape { get; } = new(
        [SamlShapes.ProviderArn, .. PageRequest.Members],
        fields => new(fields.Get(SamlShapes.ProviderArn), PageRequest.Read(fields)));
}
