using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Roles;

/// <summary>Replaces a role's description; AWS's older way, which tells the role.</summary>
internal sealed class UpdateRoleDescription(Catalog catalog, PrincipalNames principals)
    : RoleOperation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("UpdateRoleDescription");

    public override ValueTask<Done<UpdateRoleDescriptionResponse>> ExecuteAsync(Admitted<UpdateRoleDescriptionRequest> call, CancellationToken cancellationToken)
    {
        var role = FoundRole(call) with { Description = call.Request.Description };
        return ValueTask.FromResult(Done.With(new UpdateRoleDescriptionResponse(new(role, principals, RoleParts.None)), Update(role)));
    }
}

/// <summary>Asks for another description; it may be empty.</summary>
internal sealed record UpdateRoleDescriptionRequest(string RoleName, string Description) : IRequest<UpdateRoleDescriptionRequest>, IRoleRequest
{
    public static RequestShape<UpdateRoleDescriptionRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.DescriptionToBe],
        fields => new(fields.Name(IamShapes.RoleName), fields.Get(IamShapes.DescriptionToBe)));
}

/// <summary>The role as it is now.</summary>
internal sealed record UpdateRoleDescriptionResponse(RoleEntry Role) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Role", Role);
}
