using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.KeyPolicies;

/// <summary>Replaces a key's policy, in any state of the key.</summary>
internal sealed class PutKeyPolicy(KeyLookup keys, KeyPolicyRules policies) : KeyOperation<PutKeyPolicyRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("PutKeyPolicy");

    protected override void Examine(Admitted<PutKeyPolicyRequest> call)
    {
        if (call.Request.PolicyName is not "default")
        {
            throw KmsErrors.NoSuchPolicy();
        }
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<PutKeyPolicyRequest> call, CancellationToken cancellationToken)
    {
        var record = call.Key.Record;
        var policy = policies.Accept(call.Call, record, call.Request.Policy, call.Request.BypassPolicyLockoutSafetyCheck);
        return ValueTask.FromResult(Update(call.Key, record with { Policy = policy }));
    }
}

/// <summary>Asks for another key policy.</summary>
internal sealed record PutKeyPolicyRequest(string KeyId, string PolicyName, string Policy, bool BypassPolicyLockoutSafetyCheck)
    : IRequest<PutKeyPolicyRequest>, IKeyRequest
{
    private static readonly Member<string> PolicyMember = Member.Required("Policy", KmsShapes.Policy);

    public static RequestShape<PutKeyPolicyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.PolicyName, PolicyMember, KmsShapes.BypassPolicyLockoutSafetyCheck],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(KmsShapes.PolicyName),
            fields.Get(PolicyMember),
            fields.Get(KmsShapes.BypassPolicyLockoutSafetyCheck) is true));
}
