using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Roles;

/// <summary>Deletes a role that has no policies left; its sessions end with it.</summary>
internal sealed class DeleteRole(Catalog catalog) : RoleOperation<DeleteRoleRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("DeleteRole");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<DeleteRoleRequest> call, CancellationToken cancellationToken)
    {
        var role = FoundRole(call);
        if (!Catalog.PoliciesOf(role.Id).IsEmpty)
        {
            throw IamErrors.DeleteConflict("delete policies");
        }

        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(role), () => IamErrors.DeleteConflict("remove referenced objects"))));
    }
}

/// <summary>Asks for a role to be deleted.</summary>
internal sealed record DeleteRoleRequest(string RoleName) : IRequest<DeleteRoleRequest>, IRoleRequest
{
    public static RequestShape<DeleteRoleRequest> Shape { get; } = new([IamShapes.RoleName], fields => new(fields.Name(IamShapes.RoleName)));
}
