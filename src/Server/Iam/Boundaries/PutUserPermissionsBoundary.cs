using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Boundaries;

/// <summary>Sets the managed policy that bounds a user.</summary>
internal sealed class PutUserPermissionsBoundary(Catalog catalog) : PutBoundary<PutUserPermissionsBoundaryRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("PutUserPermissionsBoundary");
}

/// <summary>Names the boundary of a user.</summary>
internal sealed record PutUserPermissionsBoundaryRequest(string UserName, string PermissionsBoundary)
    : IRequest<PutUserPermissionsBoundaryRequest>, IUserRequest, IPutBoundaryRequest
{
    public static RequestShape<PutUserPermissionsBoundaryRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.PermissionsBoundaryToBe],
        fields => new(fields.Name(IamShapes.UserName), fields.Boundary(IamShapes.PermissionsBoundaryToBe)));
}
