using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Tags;

/// <summary>A request that brings tags for an entity.</summary>
internal interface ITagRequest : IEntityRequest
{
    IReadOnlyList<Tag> Tags { get; }
}

/// <summary>Gives an entity tags; one whose key it has already, in whatever case, is replaced.</summary>
internal abstract class TagEntity<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, ITagRequest
{
    /// <summary>An entity has at most this many tags.</summary>
    public const int MaxPerEntity = 50;

    public sealed override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public sealed override void Admit(Admitted<TRequest> call) => IamTags.Check(call.Request.Tags);

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var entity = Found(call);
        var given = call.Request.Tags.ToDictionary(tag => tag.Key, StringComparer.OrdinalIgnoreCase);
        List<Tag> tags = [.. entity.Tags.Where(tag => !given.ContainsKey(tag.Key)), .. call.Request.Tags];
        return tags.Count > MaxPerEntity
            ? throw IamErrors.LimitExceeded("The number of tags has reached the maximum limit.")
            : ValueTask.FromResult(Done.Nothing(entity.WithTags(tags)));
    }
}
