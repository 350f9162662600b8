using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Deletes an inline policy of a role.</summary>
internal sealed class DeleteRolePolicy(Catalog catalog) : DeleteInlinePolicy<DeleteRolePolicyRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("DeleteRolePolicy");
}

/// <summary>Asks for a policy of a role to be deleted.</summary>
internal sealed record DeleteRolePolicyRequest(string RoleName, string PolicyName) : IRequest<DeleteRolePolicyRequest>, IRoleRequest, IInlinePolicyRequest
{
    public static RequestShape<DeleteRolePolicyRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.PolicyName],
        fields => new(fields.Name(IamShapes.RoleName), fields.Name(IamShapes.PolicyName)));
}
