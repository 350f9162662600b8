using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Tags an OpenID Connect provider.</summary>
internal sealed class TagOpenIDConnectProvider(ProviderCatalog providers)
    : TagProvider<TagOpenIDConnectProviderRequest, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("TagOpenIDConnectProvider");
}

/// <summary>Asks for tags.</summary>
internal sealed record TagOpenIDConnectProviderRequest(string ProviderArn, IReadOnlyList<Tag> Tags) : IRequest<TagOpenIDConnectProviderRequest>, ITagProviderRequest
{
    public static RequestShape<TagOpenIDConnectProviderRequest> Shape { get; } = new(
        [OidcShapes.ProviderArn, IamTags.TagsToBe],
        fields => new(fields.Get(OidcShapes.ProviderArn), fields.Get(IamTags.TagsToBe)));
}
