using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Replaces the thumbprints of an OpenID Connect provider.</summary>
internal sealed class UpdateOpenIDConnectProviderThumbprint(ProviderCatalog providers)
    : ProviderOperation<UpdateOpenIDConnectProviderThumbprintRequest, NoResponse, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("UpdateOpenIDConnectProviderThumbprint");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdateOpenIDConnectProviderThumbprintRequest> call, CancellationToken cancellationToken)
    {
        var thumbprints = OidcProviderRules.CheckThumbprints(call.Request.Thumbprints);
        return ValueTask.FromResult(Done.Nothing(Update(Found(call) with { Thumbprints = thumbprints })));
    }
}

/// <summary>Asks for other thumbprints.</summary>
internal sealed record UpdateOpenIDConnectProviderThumbprintRequest(string ProviderArn, IReadOnlyList<string> Thumbprints)
    : IRequest<UpdateOpenIDConnectProviderThumbprintRequest>, IProviderRequest
{
    public static RequestShape<UpdateOpenIDConnectProviderThumbprintRequest> Shape { get; } = new(
        [OidcShapes.ProviderArn, OidcShapes.ThumbprintsToBe],
        fields => new(fields.Get(OidcShapes.ProviderArn), fields.Get(OidcShapes.ThumbprintsToBe)));
}
