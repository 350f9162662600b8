using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Boundaries;

/// <summary>Takes the boundary of a user or role away, if it has one.</summary>
internal abstract class DeleteBoundary<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IEntityRequest
{
    protected sealed override bool ShowsBoundary => true;

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var entity = Found(call);
        return ValueTask.FromResult(entity.PermissionsBoundary is null ? Done.Nothing() : Done.Nothing(entity.WithBoundary(policyArn: null)));
    }
}
