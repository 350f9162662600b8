using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Simulation;

/// <summary>Tells what the policies of a user, group or role would allow, with others beside them.</summary>
internal sealed class SimulatePrincipalPolicy(Simulator simulator, Catalog catalog, PrincipalPolicies principals)
    : PrincipalOperation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>(Table, catalog, principals)
{
    public static Operation Table { get; } = new("SimulatePrincipalPolicy") { ReadOnly = true };

    public override ValueTask<Done<SimulatePolicyResponse>> ExecuteAsync(Admitted<SimulatePrincipalPolicyRequest> call, CancellationToken cancellationToken)
    {
        var source = Found(call);
        var more = SimulationShapes.Read("PolicyInputList", call.Request.MorePolicies);
        var policies = source.Policies with { Identity = [.. source.Policies.Identity, .. more] };
        return ValueTask.FromResult(Done.With(new SimulatePolicyResponse(simulator.Run(call.Request.Simulation, call.AccountId, policies, source))));
    }
}

/// <summary>Asks what the principal's policies would allow.</summary>
internal sealed record SimulatePrincipalPolicyRequest(string PolicySourceArn, IReadOnlyList<string> MorePolicies, SimulationRequest Simulation)
    : IRequest<SimulatePrincipalPolicyRequest>, IPrincipalRequest
{
    public static RequestShape<SimulatePrincipalPolicyRequest> Shape { get; } = new(
        [SimulationShapes.PolicySourceArn, SimulationShapes.MorePolicies, .. SimulationRequest.Members],
        fields => new(fields.Get(SimulationShapes.PolicySourceArn), fields.Get(SimulationShapes.MorePolicies) ?? [], SimulationRequest.Read(fields)));
}
