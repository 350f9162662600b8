using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Roles;

/// <summary>Replaces the policy that says who may assume a role.</summary>
internal sealed class UpdateAssumeRolePolicy(Catalog catalog, PrincipalNames principals) : RoleOperation<UpdateAssumeRolePolicyRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("UpdateAssumeRolePolicy");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdateAssumeRolePolicyRequest> call, CancellationToken cancellationToken)
    {
        var role = FoundRole(call) with { TrustPolicy = PolicyDocuments.BindTrust(call.Request.PolicyDocument, principals) };
        return ValueTask.FromResult(Done.Nothing(Update(role)));
    }
}

/// <summary>Asks for another trust policy.</summary>
internal sealed record UpdateAssumeRolePolicyRequest(string RoleName, string PolicyDocument) : IRequest<UpdateAssumeRolePolicyRequest>, IRoleRequest
{
    public static RequestShape<UpdateAssumeRolePolicyRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.PolicyDocument],
        fields => new(fields.Name(IamShapes.RoleName), fields.Get(IamShapes.PolicyDocument)));
}
