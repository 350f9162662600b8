using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Tells a SAML provider's metadata.</summary>
internal sealed class GetSAMLProvider(ProviderCatalog providers)
    : ProviderOperation<GetSAMLProviderRequest, GetSAMLProviderResponse, SamlProviderRecord>(Table, ProviderKinds.Saml, providers)
{
    public static Operation Table { get; } = new("GetSAMLProvider") { ReadOnly = true };

    public override ValueTask<Done<GetSAMLProviderResponse>> ExecuteAsync(Admitted<GetSAMLProviderRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetSAMLProviderResponse(Found(call))));
}

/// <summary>Asks for a provider.</summary>
internal sealed record GetSAMLProviderRequest(string ProviderArn) : IRequest<GetSAMLProviderRequest>, IProviderRequest
{
    public static RequestShape<GetSAMLProviderRequest> Shape { get; } = new([SamlShapes.ProviderArn], fields => new(fields.Get(SamlShapes.ProviderArn)));
}

/// <summary>The provider, with its metadata as it was given.</summary>
internal sealed record GetSAMLProviderResponse(SamlProviderRecord Provider) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("SAMLMetadataDocument", Provider.Metadata);
        writer.Time("CreateDate", Provider.CreatedAt);
        writer.Time("ValidUntil", Provider.ValidUntil);
        writer.Structures("Tags", IamTags.Written(Provider.Tags));
    }
}
