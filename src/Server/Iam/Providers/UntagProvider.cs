using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Providers;

/// <summary>A request that names tags of a provider by their keys.</summary>
internal interface IUntagProviderRequest : IProviderRequest
{
    IReadOnlyList<string> TagKeys { get; }
}

/// <summary>Takes tags off a provider; keys that it has no tag for are passed over.</summary>
internal abstract class UntagProvider<TRequest, TRecord>(Operation row, ProviderKind<TRecord> kind, ProviderCatalog providers)
    : ProviderOperation<TRequest, NoResponse, TRecord>(row, kind, providers)
    where TRequest : IRequest<TRequest>, IUntagProviderRequest
    where TRecord : class, IRecord
{
    public sealed override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context) =>
        context.Set("aws:TagKeys", call.Decoded.Request.TagKeys);

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var provider = Found(call);
        var tags = ProviderTags.Remove(Kind.TagsOf(provider), call.Request.TagKeys);
        return ValueTask.FromResult(Done.Nothing(Update(Kind.WithTags(provider, tags))));
    }
}
