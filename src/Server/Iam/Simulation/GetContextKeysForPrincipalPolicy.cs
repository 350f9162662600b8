using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Simulation;

/// <summary>Tells which condition keys the policies of a user, group or role ask for, and others beside them.</summary>
internal sealed class GetContextKeysForPrincipalPolicy(Catalog catalog, PrincipalPolicies principals)
    : PrincipalOperation<GetContextKeysForPrincipalPolicyRequest, GetContextKeysResponse>(Table, catalog, principals)
{
    public static Operation Table { get; } = new("GetContextKeysForPrincipalPolicy") { ReadOnly = true };

    public override ValueTask<Done<GetContextKeysResponse>> ExecuteAsync(Admitted<GetContextKeysForPrincipalPolicyRequest> call, CancellationToken cancellationToken)
    {
        var more = SimulationShapes.Read("PolicyInputList", call.Request.MorePolicies);
        return ValueTask.FromResult(Done.With(new GetContextKeysResponse([.. Found(call).Policies.Identity, .. more])));
    }
}

/// <summary>Asks for the condition keys of the principal's policies.</summary>
internal sealed record GetContextKeysForPrincipalPolicyRequest(string PolicySourceArn, IReadOnlyList<string> MorePolicies)
    : IRequest<GetContextKeysForPrincipalPolicyRequest>, IPrincipalRequest
{
    public static RequestShape<GetContextKeysForPrincipalPolicyRequest> Shape { get; } = new(
        [SimulationShapes.PolicySourceArn, SimulationShapes.MorePolicies],
        fields => new(fields.Get(SimulationShapes.PolicySourceArn), fields.Get(SimulationShapes.MorePolicies) ?? []));
}
