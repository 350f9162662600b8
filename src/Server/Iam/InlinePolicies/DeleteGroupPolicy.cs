using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Deletes an inline policy of a group.</summary>
internal sealed class DeleteGroupPolicy(Catalog catalog) : DeleteInlinePolicy<DeleteGroupPolicyRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("DeleteGroupPolicy");
}

/// <summary>Asks for a policy of a group to be deleted.</summary>
internal sealed record DeleteGroupPolicyRequest(string GroupName, string PolicyName) : IRequest<DeleteGroupPolicyRequest>, IGroupRequest, IInlinePolicyRequest
{
    public static RequestShape<DeleteGroupPolicyRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.PolicyName],
        fields => new(fields.Name(IamShapes.GroupName), fields.Name(IamShapes.PolicyName)));
}
