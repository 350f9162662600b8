using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Roles;

/// <summary>Tells everything of a role.</summary>
internal sealed class GetRole(Catalog catalog, PrincipalNames principals) : RoleOperation<GetRoleRequest, GetRoleResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetRole") { ReadOnly = true };

    public override ValueTask<Done<GetRoleResponse>> ExecuteAsync(Admitted<GetRoleRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetRoleResponse(new(FoundRole(call), principals, RoleParts.All))));
}

/// <summary>Asks for a role.</summary>
internal sealed record GetRoleRequest(string RoleName) : IRequest<GetRoleRequest>, IRoleRequest
{
    public static RequestShape<GetRoleRequest> Shape { get; } = new([IamShapes.RoleName], fields => new(fields.Name(IamShapes.RoleName)));
}

/// <summary>The role.</summary>
internal sealed record GetRoleResponse(RoleEntry Role) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Role", Role);
}
