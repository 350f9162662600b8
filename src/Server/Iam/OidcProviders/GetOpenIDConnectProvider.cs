using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Tells what an OpenID Connect provider is trusted with.</summary>
internal sealed class GetOpenIDConnectProvider(ProviderCatalog providers)
    : ProviderOperation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("GetOpenIDConnectProvider") { ReadOnly = true };

    public override ValueTask<Done<GetOpenIDConnectProviderResponse>> ExecuteAsync(
        Admitted<GetOpenIDConnectProviderRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetOpenIDConnectProviderResponse(Found(call))));
}

/// <summary>Asks for a provider.</summary>
internal sealed record GetOpenIDConnectProviderRequest(string ProviderArn) : IRequest<GetOpenIDConnectProviderRequest>, IProviderRequest
{
    public static RequestShape<GetOpenIDConnectProviderRequest> Shape { get; } = new([OidcShapes.ProviderArn], fields => new(fields.Get(OidcShapes.ProviderArn)));
}

/// <summary>The provider; its URL comes without <c>https://</c>.</summary>
internal sealed record GetOpenIDConnectProviderResponse(OidcProviderRecord Provider) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Url", Provider.Url);
        writer.Texts("ClientIDList", Provider.ClientIds);
        writer.Texts("ThumbprintList", Provider.Thumbprints);
        writer.Time("CreateDate", Provider.CreatedAt);
        writer.Structures("Tags", IamTags.Written(Provider.Tags));
    }
}
