using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Simulation;

/// <summary>Tells which condition keys some policies ask for.</summary>
internal sealed class GetContextKeysForCustomPolicy() : IamOperation<GetContextKeysForCustomPolicyRequest, GetContextKeysResponse>(Table)
{
    public static Operation Table { get; } = new("GetContextKeysForCustomPolicy") { ReadOnly = true };

    public override ValueTask<Done<GetContextKeysResponse>> ExecuteAsync(Admitted<GetContextKeysForCustomPolicyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetContextKeysResponse(SimulationShapes.Read("PolicyInputList", call.Request.Policies))));

    protected override Resolution FindResources(Decoded<GetContextKeysForCustomPolicyRequest> call) => new([new IdentityDemand($"iam:{Row.Name}", "*")]);
}

/// <summary>Asks for the condition keys of the policies.</summary>
internal sealed record GetContextKeysForCustomPolicyRequest(IReadOnlyList<string> Policies) : IRequest<GetContextKeysForCustomPolicyRequest>
{
    public static RequestShape<GetContextKeysForCustomPolicyRequest> Shape { get; } = new([SimulationShapes.Policies], fields => new(fields.Get(SimulationShapes.Policies)));
}

/// <summary>The condition keys, those behind variables among them: each once, as written first.</summary>
internal sealed record GetContextKeysResponse(IEnumerable<NamedPolicy> Policies) : IWritable
{
    public void Write(ResponseWriter writer) =>
        writer.Texts("ContextKeyNames", Policies.SelectMany(policy => policy.Policy.ContextKeys).Distinct(StringComparer.OrdinalIgnoreCase));
}
