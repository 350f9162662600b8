using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Tells of a managed policy, of the account's own or of AWS's; its document is told with its versions.</summary>
internal sealed class GetPolicy(Catalog catalog, PolicyUses uses) : PolicyOperation<PolicyRequest, GetPolicyResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetPolicy") { ReadOnly = true };

    public override ValueTask<Done<GetPolicyResponse>> ExecuteAsync(Admitted<PolicyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetPolicyResponse(uses.Entry(FoundPolicy(call), call.AccountId, PolicyParts.All))));
}

/// <summary>The policy.</summary>
internal sealed record GetPolicyResponse(PolicyEntry Policy) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Policy", Policy);
}
