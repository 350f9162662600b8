using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.KeyPolicies;

/// <summary>Shows a key's policy.</summary>
internal sealed class GetKeyPolicy(KeyLookup keys, PrincipalNames principals) : KeyOperation<GetKeyPolicyRequest, GetKeyPolicyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("GetKeyPolicy") { ReadOnly = true };

    protected override void Examine(Admitted<GetKeyPolicyRequest> call)
    {
        if (call.Request.PolicyName is not "default")
        {
            throw KmsErrors.NoSuchPolicy();
        }
    }

    public override ValueTask<Done<GetKeyPolicyResponse>> ExecuteAsync(Admitted<GetKeyPolicyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetKeyPolicyResponse(principals.Show(call.Key.Record.Policy), call.Request.PolicyName)));
}

/// <summary>Asks for a key's policy.</summary>
internal sealed record GetKeyPolicyRequest(string KeyId, string PolicyName) : IRequest<GetKeyPolicyRequest>, IKeyRequest
{
    public static RequestShape<GetKeyPolicyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.PolicyName],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(KmsShapes.PolicyName)));
}

/// <summary>The policy, as JSON text.</summary>
internal sealed record GetKeyPolicyResponse(string Policy, string PolicyName) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Policy", Policy);
        writer.Text("PolicyName", PolicyName);
    }
}
