using Signet.Server.Iam.Tags;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Providers;

/// <summary>A request for a page of a provider's tags.</summary>
internal interface IListProviderTagsRequest : IProviderRequest
{
    PageRequest Page { get; }
}

/// <summary>Lists the tags of a provider, in order of key.</summary>
internal abstract class ListProviderTags<TRequest, TRecord>(Operation row, ProviderKind<TRecord> kind, ProviderCatalog providers)
    : ProviderOperation<TRequest, ListTagsResponse, TRecord>(row, kind, providers)
    where TRequest : IRequest<TRequest>, IListProviderTagsRequest
    where TRecord : class, IRecord
{
    public sealed override ValueTask<Done<ListTagsResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var tags = Kind.TagsOf(Found(call)).OrderBy(tag => tag.Key, StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new ListTagsResponse(call.Request.Page.Of(tags, tag => tag.Key))));
    }
}
