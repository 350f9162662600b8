using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Shows an inline policy of a role.</summary>
internal sealed class GetRolePolicy(Catalog catalog) : GetInlinePolicy<GetRolePolicyRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("GetRolePolicy") { ReadOnly = true };
}

/// <summary>Asks for a policy of a role.</summary>
internal sealed record GetRolePolicyRequest(string RoleName, string PolicyName) : IRequest<GetRolePolicyRequest>, IRoleRequest, IInlinePolicyRequest
{
    public static RequestShape<GetRolePolicyRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.PolicyName],
        fields => new(fields.Name(IamShapes.RoleName), fields.Name(IamShapes.PolicyName)));
}
