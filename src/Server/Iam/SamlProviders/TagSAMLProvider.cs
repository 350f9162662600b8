using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Tags a SAML provider.</summary>
internal sealed class TagSAMLProvider(ProviderCatalog providers)
    : TagProvider<TagSAMLProviderRequest, SamlProviderRecord>(Table, ProviderKinds.Saml, providers)
{
    public static Operation Table { get; } = new("TagSAMLProvider");
}

/// <summary>Asks for tags.</summary>
internal sealed record TagSAMLProviderRequest(string ProviderArn, IReadOnlyList<Tag> Tags) : IRequest<TagSAMLProviderRequest>, ITagProviderRequest
{
    public static RequestShape<TagSAMLProviderRequest> Shape { get; } = new(
        [SamlShapes.ProviderArn, IamTags.TagsToBe],
        fields => new(fields.Get(SamlShapes.ProviderArn), fields.Get(IamTags.TagsToBe)));
}
