using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Deletes an inline policy of a user, role or group.</summary>
internal abstract class DeleteInlinePolicy<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IInlinePolicyRequest
{
    protected sealed override bool ShowsBoundary => true;

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken) =>
        Catalog.PoliciesOf(Found(call).Id).TryGetValue(call.Request.PolicyName, out var policy)
            ? ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(policy.Record), IamErrors.ConcurrentModification)))
            : throw IamErrors.PolicyNotFound(Kind, call.Request.PolicyName);
}
