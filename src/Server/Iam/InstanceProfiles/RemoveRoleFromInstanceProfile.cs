using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Takes a role out of an instance profile.</summary>
internal sealed class RemoveRoleFromInstanceProfile(Catalog catalog) : InstanceProfileOperation<ProfileRoleRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("RemoveRoleFromInstanceProfile");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<ProfileRoleRequest> call, CancellationToken cancellationToken)
    {
        var profile = FoundInstanceProfile(call);
        var role = EntityKind.Role.Find(Catalog, call.AccountId, call.Request.RoleName);
        return role is not null && profile.RoleId == role.Id
            ? ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(profile with { RoleId = null }), IamErrors.ConcurrentModification)))
            : throw EntityKind.Role.NotFound(call.Request.RoleName);
    }
}
