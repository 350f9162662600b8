using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam;

/// <summary>Deletes an entity that has nothing left.</summary>
internal abstract class DeleteEntity<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IEntityRequest
{
    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var entity = Found(call);
        return WhatGoesFirst(entity) is { } first
            ? throw IamErrors.DeleteFirst(first)
            : ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(entity.Record!))));
    }

    /// <summary>What has to be done first, in AWS's words and order; null when nothing is left.</summary>
    protected abstract string? WhatGoesFirst(Entity entity);

    /// <summary>What has to be done about policies first.</summary>
    protected string? AboutPolicies(Entity entity) =>
        !Catalog.ManagedPolicies.AttachmentsOf(entity.Id).IsEmpty ? "detach all policies"
        : !Catalog.PoliciesOf(entity.Id).IsEmpty ? "delete policies"
        : null;
}
