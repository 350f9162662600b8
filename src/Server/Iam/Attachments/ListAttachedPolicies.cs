using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>A request for a page of the managed policies of a user, role or group.</summary>
internal interface IListAttachedRequest : IPageRequest
{
    string PathPrefix { get; }
}

/// <summary>Lists the managed policies that are attached to a user, role or group, in order of name.</summary>
internal abstract class ListAttachedPolicies<TRequest>(Operation row, EntityKind kind, Catalog catalog)
    : EntityOperation<TRequest, ListAttachedPoliciesResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IListAttachedRequest
{
    public sealed override ValueTask<Done<ListAttachedPoliciesResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var attached = AttachedPolicy.Of(Catalog, Found(call).Id).Where(policy => policy.Path.StartsWith(call.Request.PathPrefix, StringComparison.Ordinal));
        return ValueTask.FromResult(Done.With(new ListAttachedPoliciesResponse(call.Request.Page.Of(attached, policy => policy.Place))));
    }
}

/// <summary>A page of attached policies.</summary>
internal sealed record ListAttachedPoliciesResponse(IamPage<ManagedPolicy> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("AttachedPolicies", Page.Items.Select(policy => new AttachedPolicy(policy)));
        Page.WriteEnd(writer);
    }
}
