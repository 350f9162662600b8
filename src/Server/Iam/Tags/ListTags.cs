using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists the tags of an entity, in order of key.</summary>
internal abstract class ListTags<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, ListTagsResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IPageRequest
{
    public sealed override ValueTask<Done<ListTagsResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var tags = Found(call).Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new ListTagsResponse(call.Request.Page.Of(tags, tag => tag.Key))));
    }
}

/// <summary>A page of tags.</summary>
internal sealed record ListTagsResponse(IamPage<Tag> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Tags", Page.Items.Select(tag => new TagEntry(tag)));
        Page.WriteEnd(writer);
    }
}
