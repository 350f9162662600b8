using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Simulation;

/// <summary>Tells what some policies would allow; nothing of it has to exist.</summary>
internal sealed class SimulateCustomPolicy(Simulator simulator) : IamOperation<SimulateCustomPolicyRequest, SimulatePolicyResponse>(Table)
{
    public static Operation Table { get; } = new("SimulateCustomPolicy") { ReadOnly = true };

    public override ValueTask<Done<SimulatePolicyResponse>> ExecuteAsync(Admitted<SimulateCustomPolicyRequest> call, CancellationToken cancellationToken)
    {
        var policies = new CallerPolicies { Identity = SimulationShapes.Read("PolicyInputList", call.Request.Policies) };
        return ValueTask.FromResult(Done.With(new SimulatePolicyResponse(simulator.Run(call.Request.Simulation, call.AccountId, policies, source: null))));
    }

    protected override Resolution FindResources(Decoded<SimulateCustomPolicyRequest> call) => new([new IdentityDemand($"iam:{Row.Name}", "*")]);
}

/// <summary>Asks what the policies would allow.</summary>
internal sealed record SimulateCustomPolicyRequest(IReadOnlyList<string> Policies, SimulationRequest Simulation) : IRequest<SimulateCustomPolicyRequest>
{
    public static RequestShape<SimulateCustomPolicyRequest> Shape { get; } = new(
        [SimulationShapes.Policies, .. SimulationRequest.Members],
        fields => new(fields.Get(SimulationShapes.Policies), SimulationRequest.Read(fields)));
}

/// <summary>A page of what the policies said.</summary>
internal sealed record SimulatePolicyResponse(IamPage<EvaluationResult> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("EvaluationResults", Page.Items);
        Page.WriteEnd(writer);
    }
}
