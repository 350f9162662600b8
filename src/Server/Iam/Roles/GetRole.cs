using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Roles;

/// <summary>Tells everything of a role.</summary>
internal sealed class GetRole(Catalog catalog, IStore store, PrincipalNames principals) : RoleOperation<RoleRequest, GetRoleResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetRole") { ReadOnly = true };

    public override async ValueTask<Done<GetRoleResponse>> ExecuteAsync(Admitted<RoleRequest> call, CancellationToken cancellationToken)
    {
        var role = FoundRole(call);
        var lastUse = await store.FindCredentialUseAsync(role.Id, cancellationToken);
        return Done.With(new GetRoleResponse(new(role, principals, RoleParts.All, lastUse)));
    }
}

/// <summary>The role.</summary>
internal sealed record GetRoleResponse(RoleEntry Role) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Role", Role);
}
