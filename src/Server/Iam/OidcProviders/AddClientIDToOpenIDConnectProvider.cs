using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Accepts one more audience from an OpenID Connect provider; one that is accepted already changes nothing.</summary>
internal sealed class AddClientIDToOpenIDConnectProvider(ProviderCatalog providers)
    : ProviderOperation<AddClientIDToOpenIDConnectProviderRequest, NoResponse, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("AddClientIDToOpenIDConnectProvider");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<AddClientIDToOpenIDConnectProviderRequest> call, CancellationToken cancellationToken)
    {
        var provider = Found(call);
        IReadOnlyList<string> clientIds = [.. provider.ClientIds.Append(call.Request.ClientId).Distinct(StringComparer.Ordinal)];
        return ValueTask.FromResult(Done.Nothing(Update(provider with { ClientIds = OidcProviderRules.CheckClientIds(clientIds) })));
    }
}

/// <summary>Asks for an audience to be accepted.</summary>
internal sealed record AddClientIDToOpenIDConnectProviderRequest(string ProviderArn, string ClientId) : IRequest<AddClientIDToOpenIDConnectProviderRequest>, IProviderRequest
{
    public static RequestShape<AddClientIDToOpenIDConnectProviderRequest> Shape { get; } = new(
        [OidcShapes.ProviderArn, OidcShapes.ClientId],
        fields => new(fields.Get(OidcShapes.ProviderArn), fields.Get(OidcShapes.ClientId)));
}
