using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Takes tags off a SAML provider.</summary>
internal sealed class UntagSAMLProvider(ProviderCatalog providers)
    : UntagProvider<UntagSAMLProviderRequest, SamlProviderRecord>(Table, ProviderKinds.Saml, providers)
{
    public static Operation Table { get; } = new("UntagSAMLProvider");
}

/// <summary>Names the tags that are to go.</summary>
internal sealed record UntagSAMLProviderRequest(string ProviderArn, IReadOnlyList<string> TagKeys) : IRequest<UntagSAMLProviderRequest>, IUntagProviderRequest
{
    public static RequestShape<UntagSAMLProviderRequest> Shape { get; } = new(
        [SamlShapes.ProviderArn, ProviderTags.Keys],
        fields => new(fields.Get(SamlShapes.ProviderArn), fields.Get(ProviderTags.Keys)));
}
