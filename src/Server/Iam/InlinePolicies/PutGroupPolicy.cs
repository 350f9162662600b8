using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Gives a group a policy of its own; one of that name is replaced.</summary>
internal sealed class PutGroupPolicy(Catalog catalog) : PutInlinePolicy<PutGroupPolicyRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("PutGroupPolicy");
}

/// <summary>Brings a policy for a group.</summary>
internal sealed record PutGroupPolicyRequest(string GroupName, string PolicyName, string PolicyDocument)
    : IRequest<PutGroupPolicyRequest>, IGroupRequest, IPutInlinePolicyRequest
{
    public static RequestShape<PutGroupPolicyRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.PolicyName, IamShapes.PolicyDocument],
        fields => new(fields.Name(IamShapes.GroupName), fields.Name(IamShapes.PolicyName), fields.Get(IamShapes.PolicyDocument)));
}
