using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.ServiceLinkedRoles;

/// <summary>Refuses to delete the role of a service, as there is none; other roles go by DeleteRole.</summary>
internal sealed class DeleteServiceLinkedRole(Catalog catalog) : RoleOperation<RoleRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("DeleteServiceLinkedRole");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<RoleRequest> call, CancellationToken cancellationToken) =>
        throw Kind.NotFound(call.Request.RoleName);
}
