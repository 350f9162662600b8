using Signet.Server.Iam.Attachments;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Boundaries;

/// <summary>A request that names the boundary of a user or role.</summary>
internal interface IPutBoundaryRequest : IEntityRequest, INamesPolicy
{
    string PermissionsBoundary { get; }

    string? INamesPolicy.PolicyArn => PermissionsBoundary;
}

/// <summary>Sets the managed policy that bounds a user or role, in place of the one before.</summary>
internal abstract class PutBoundary<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IPutBoundaryRequest
{
    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var entity = Found(call);
        var policy = AttachablePolicy.Find(Catalog, call.AccountId, call.Request.PermissionsBoundary);
        return ValueTask.FromResult(Done.Nothing([entity.WithBoundary(policy.Arn), .. policy.Kept()]));
    }
}
