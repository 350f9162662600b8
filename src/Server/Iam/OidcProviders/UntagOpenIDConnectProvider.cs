using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Takes tags off an OpenID Connect provider.</summary>
internal sealed class UntagOpenIDConnectProvider(ProviderCatalog providers)
    : UntagProvider<UntagOpenIDConnectProviderRequest, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("UntagOpenIDConnectProvider");
}

/// <summary>Names the tags that are to go.</summary>
internal sealed record UntagOpenIDConnectProviderRequest(string ProviderArn, IReadOnlyList<string> TagKeys) : IRequest<UntagOpenIDConnectProviderRequest>, IUntagProviderRequest
{
    public static RequestShape<UntagOpenIDConnectProviderRequest> Shape { get; } = new(
        [OidcShapes.ProviderArn, ProviderTags.Keys],
        fields => new(fields.Get(OidcShapes.ProviderArn), fields.Get(ProviderTags.Keys)));
}
