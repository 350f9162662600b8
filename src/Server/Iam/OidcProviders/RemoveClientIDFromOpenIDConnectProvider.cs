using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Accepts an audience from an OpenID Connect provider no more; one that is not accepted changes nothing.</summary>
internal sealed class RemoveClientIDFromOpenIDConnectProvider(ProviderCatalog providers)
    : ProviderOperation<RemoveClientIDFromOpenIDConnectProviderRequest, NoResponse, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("RemoveClientIDFromOpenIDConnectProvider");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<RemoveClientIDFromOpenIDConnectProviderRequest> call, CancellationToken cancellationToken)
    {
        var provider = Found(call);
        IReadOnlyList<string> clientIds = [.. provider.ClientIds.Where(id => id != call.Request.ClientId)];
        return ValueTask.FromResult(Done.Nothing(Update(provider with { ClientIds = clientIds })));
    }
}

/// <summary>Asks for an audience to be accepted no more.</summary>
internal sealed record RemoveClientIDFromOpenIDConnectProviderRequest(string ProviderArn, string ClientId) : IRequest<RemoveClientIDFromOpenIDConnectProviderRequest>, IProviderRequest
{
    public static RequestShape<RemoveClientIDFromOpenIDConnectProviderRequest> Shape { get; } = new(
        [OidcShapes.ProviderArn, OidcShapes.ClientId],
        fields => new(fields.Get(OidcShapes.ProviderArn), fields.Get(OidcShapes.ClientId)));
}
