using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Attachments;

/// <summary>Detaches a managed policy from a user, role or group.</summary>
internal abstract class DetachPolicy<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IAttachmentRequest
{
    protected sealed override bool ShowsBoundary => true;

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken) =>
        Catalog.ManagedPolicies.AttachmentsOf(Found(call).Id).TryGetValue(call.Request.PolicyArn, out var attachment)
            ? ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(attachment))))
            : throw EntityKind.Policy.NotFound(call.Request.PolicyArn);
}
