using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Attachments;

/// <summary>A request that names a managed policy and a user, role or group.</summary>
internal interface IAttachmentRequest : IEntityRequest, INamesPolicy
{
    new string PolicyArn { get; }

    string? INamesPolicy.PolicyArn => PolicyArn;
}

/// <summary>Attaches a managed policy to a user, role or group; one that is attached already stays so.</summary>
internal abstract class AttachPolicy<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IAttachmentRequest
{
    protected sealed override bool ShowsBoundary => true;

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var owner = Found(call);
        var policy = AttachablePolicy.Find(Catalog, call.AccountId, call.Request.PolicyArn);
        var attached = Catalog.ManagedPolicies.AttachmentsOf(owner.Id);
        if (attached.ContainsKey(policy.Arn))
        {
            return ValueTask.FromResult(Done.Nothing());
        }

        if (attached.Count >= AttachmentQuota.PerEntity)
        {
            throw IamErrors.QuotaExceeded($"PoliciesPer{Kind.Title}", AttachmentQuota.PerEntity);
        }

        var attachment = new PolicyAttachmentRecord { OwnerId = owner.Id, PolicyArn = policy.Arn, CreatedAt = call.Time };
        return ValueTask.FromResult(Done.Nothing([new(Change.Insert(attachment)), owner.Touched, .. policy.Kept()]));
    }
}
