using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Boundaries;

/// <summary>Takes the boundary of a user away.</summary>
internal sealed class DeleteUserPermissionsBoundary(Catalog catalog) : DeleteBoundary<UserRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("DeleteUserPermissionsBoundary");
}
