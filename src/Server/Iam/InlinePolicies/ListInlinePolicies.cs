using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Lists the names of a user's, role's or group's inline policies, in order.</summary>
internal abstract class ListInlinePolicies<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, ListInlinePoliciesResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IPageRequest
{
    public sealed override ValueTask<Done<ListInlinePoliciesResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var names = Catalog.PoliciesOf(Found(call).Id).Keys.Order(StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new ListInlinePoliciesResponse(call.Request.Page.Of(names, name => name))));
    }
}

/// <summary>A page of policy names.</summary>
internal sealed record ListInlinePoliciesResponse(IamPage<string> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Texts("PolicyNames", Page.Items);
        Page.WriteEnd(writer);
    }
}
