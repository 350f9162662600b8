using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Boundaries;

/// <summary>Takes the boundary of a role away.</summary>
internal sealed class DeleteRolePermissionsBoundary(Catalog catalog) : DeleteBoundary<RoleRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("DeleteRolePermissionsBoundary");
}
