using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>A request that names tags of an entity.</summary>
internal interface IUntagRequest : IEntityRequest
{
    IReadOnlyList<string> TagKeys { get; }
}

/// <summary>Takes tags off an entity, by their keys in whatever case; those that it does not have do not matter.</summary>
internal abstract class UntagEntity<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IUntagRequest
{
    public sealed override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context) =>
        context.Set("aws:TagKeys", call.Decoded.Request.TagKeys);

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var entity = Found(call);
        var tags = entity.Tags.Where(tag => !call.Request.TagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        return ValueTask.FromResult(Done.Nothing(entity.WithTags(tags)));
    }
}
