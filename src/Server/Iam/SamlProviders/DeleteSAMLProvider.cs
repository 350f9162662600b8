using Signet.Protocol.Shapes;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Trusts a SAML provider no more. Sessions that its assertions made live on.</summary>
internal sealed class DeleteSAMLProvider(ProviderCatalog providers)
    : ProviderOperation<DeleteSAMLProviderRequest, NoResponse, SamlProviderRecord>(Table, ProviderKinds.Saml, providers)
{
    public static Operation Table { get; } = new("DeleteSAMLProvider");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<DeleteSAMLProviderRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(Found(call)), IamErrors.ConcurrentModification)));
}

/// <summary>Asks for a provider to be deleted.</summary>
internal sealed record DeleteSAMLProviderRequest(string ProviderArn) : IRequest<DeleteSAMLProviderRequest>, IProviderRequest
{
    public static RequestShape<DeleteSAMLProviderRequest> Shape { get; } = new([SamlShapes.ProviderArn], fields => new(fields.Get(SamlShapes.ProviderArn)));
}
