using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Gives a user, role or group a policy of its own; one of that name is replaced.</summary>
internal abstract class PutInlinePolicy<TRequest>(Operation row, EntityKind kind, Catalog catalog) : EntityOperation<TRequest, NoResponse>(row, kind, catalog)
    where TRequest : IRequest<TRequest>, IPutInlinePolicyRequest
{
    protected sealed override bool ShowsBoundary => true;

    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var owner = Found(call);
        var policies = Catalog.PoliciesOf(owner.Id).Values.Select(policy => policy.Record).ToList();
        PolicyDocuments.CheckIdentity(request.PolicyDocument);
        CheckSize(owner, request, policies.Where(policy => policy.Name != request.PolicyName));

        var change = policies.Find(policy => policy.Name == request.PolicyName) is { } old
            ? Change.Update(old with { Document = request.PolicyDocument })
            : Change.Insert(new InlinePolicyRecord { OwnerId = owner.Id, Name = request.PolicyName, Document = request.PolicyDocument, CreatedAt = call.Time });
        return ValueTask.FromResult(Done.Nothing(new WantedChange(change), owner.Touched));
    }

    private void CheckSize(Entity owner, TRequest request, IEnumerable<InlinePolicyRecord> others)
    {
        var size = PolicyText.LengthWithoutWhitespace(request.PolicyDocument) + others.Sum(policy => PolicyText.LengthWithoutWhitespace(policy.Document));
        if (size > Kind.PolicySize)
        {
            throw IamErrors.PoliciesTooLarge(Kind, owner.Name!);
        }
    }
}
