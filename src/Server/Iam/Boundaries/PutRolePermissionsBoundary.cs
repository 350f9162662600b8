using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Boundaries;

/// <summary>Sets the managed policy that bounds a role.</summary>
internal sealed class PutRolePermissionsBoundary(Catalog catalog) : PutBoundary<PutRolePermissionsBoundaryRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("PutRolePermissionsBoundary");
}

/// <summary>Names the boundary of a role.</summary>
internal sealed record PutRolePermissionsBoundaryRequest(string RoleName, string PermissionsBoundary)
    : IRequest<PutRolePermissionsBoundaryRequest>, IRoleRequest, IPutBoundaryRequest
{
    public static RequestShape<PutRolePermissionsBoundaryRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.PermissionsBoundaryToBe],
        fields => new(fields.Name(IamShapes.RoleName), fields.Boundary(IamShapes.PermissionsBoundaryToBe)));
}
