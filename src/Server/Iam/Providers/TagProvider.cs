using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Providers;

/// <summary>A request that brings tags for a provider.</summary>
internal interface ITagProviderRequest : IProviderRequest
{
    IReadOnlyList<Tag> Tags { get; }
}

/// <summary>Tags a provider; tags of the same keys are replaced.</summary>
internal abstract class TagProvider<TRequest, TRecord>(Operation row, ProviderKind<TRecord> kind, ProviderCatalog providers)
    : ProviderOperation<TRequest, NoResponse, TRecord>(row, kind, providers)
    where TRequest : IRequest<TRequest>, ITagProviderRequest
    where TRecord : class, IRecord
{
    public sealed override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public sealed override void Admit(Admitted<TRequest> call) => IamTags.Check(call.Request.Tags);

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var provider = Found(call);
        var tags = ProviderTags.Put(Kind.TagsOf(provider), call.Request.Tags);
        return ValueTask.FromResult(Done.Nothing(Update(Kind.WithTags(provider, tags))));
    }
}
