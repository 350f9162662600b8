using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Shows an inline policy of a user, role or group.</summary>
internal abstract class GetInlinePolicy<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, GetInlinePolicyResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IInlinePolicyRequest
{
    public sealed override ValueTask<Done<GetInlinePolicyResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var owner = Found(call);
        return Catalog.PoliciesOf(owner.Id).TryGetValue(call.Request.PolicyName, out var policy)
            ? ValueTask.FromResult(Done.With(new GetInlinePolicyResponse(Kind, owner, policy.Record)))
            : throw IamErrors.PolicyNotFound(Kind, call.Request.PolicyName);
    }
}

/// <summary>The policy, with the name of whose it is.</summary>
internal sealed record GetInlinePolicyResponse(EntityKind Kind, Entity Owner, InlinePolicyRecord Policy) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text($"{Kind.Title}Name", Owner.Name);
        writer.Text("PolicyName", Policy.Name);
        writer.Text("PolicyDocument", PolicyDocuments.Encode(Policy.Document));
    }
}
