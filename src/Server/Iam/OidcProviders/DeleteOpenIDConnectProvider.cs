using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Trusts an OpenID Connect provider no more; to delete one that is not there succeeds too. Sessions that its tokens made live on.</summary>
internal sealed class DeleteOpenIDConnectProvider(ProviderCatalog providers)
    : ProviderOperation<DeleteOpenIDConnectProviderRequest, NoResponse, OidcProviderRecord>(Table, ProviderKinds.Oidc, providers)
{
    public static Operation Table { get; } = new("DeleteOpenIDConnectProvider");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<DeleteOpenIDConnectProviderRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FindProvider(call) is { } provider
            ? Done.Nothing(new WantedChange(Change.Delete(provider), IamErrors.ConcurrentModification))
            : Done.Nothing());
}

/// <summary>Asks for a provider to be deleted.</summary>
internal sealed record DeleteOpenIDConnectProviderRequest(string ProviderArn) : IRequest<DeleteOpenIDConnectProviderRequest>, IProviderRequest
{
    public static RequestShape<DeleteOpenIDConnectProviderRequest> Shape { get; } = new([OidcShapes.ProviderArn], fields => new(fields.Get(OidcShapes.ProviderArn)));
}
