using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Gives a role a policy of its own; one of that name is replaced.</summary>
internal sealed class PutRolePolicy(Catalog catalog) : PutInlinePolicy<PutRolePolicyRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("PutRolePolicy");
}

/// <summary>Brings a policy for a role.</summary>
internal sealed record PutRolePolicyRequest(string RoleName, string PolicyName, string PolicyDocument)
    : IRequest<PutRolePolicyRequest>, IRoleRequest, IPutInlinePolicyRequest
{
    public static RequestShape<PutRolePolicyRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.PolicyName, IamShapes.PolicyDocument],
        fields => new(fields.Name(IamShapes.RoleName), fields.Name(IamShapes.PolicyName), fields.Get(IamShapes.PolicyDocument)));
}
