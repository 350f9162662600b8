using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Shows an inline policy of a group.</summary>
internal sealed class GetGroupPolicy(Catalog catalog) : GetInlinePolicy<GetGroupPolicyRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("GetGroupPolicy") { ReadOnly = true };
}

/// <summary>Asks for a policy of a group.</summary>
internal sealed record GetGroupPolicyRequest(string GroupName, string PolicyName) : IRequest<GetGroupPolicyRequest>, IGroupRequest, IInlinePolicyRequest
{
    public static RequestShape<GetGroupPolicyRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.PolicyName],
        fields => new(fields.Name(IamShapes.GroupName), fields.Name(IamShapes.PolicyName)));
}
