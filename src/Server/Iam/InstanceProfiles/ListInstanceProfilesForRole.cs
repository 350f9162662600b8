using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Lists the instance profiles that a role is in, in order of name.</summary>
internal sealed class ListInstanceProfilesForRole(Catalog catalog, PrincipalNames principals) : RoleOperation<RolePageRequest, InstanceProfileListResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("ListInstanceProfilesForRole") { ReadOnly = true };

    public override ValueTask<Done<InstanceProfileListResponse>> ExecuteAsync(Admitted<RolePageRequest> call, CancellationToken cancellationToken)
    {
        var role = Found(call);
        var profiles = Catalog.InstanceProfiles.Of(call.AccountId).Where(profile => profile.RoleId == role.Id).OrderBy(profile => profile.Name, StringComparer.Ordinal);
        var page = call.Request.Page.Of(profiles, profile => profile.Name);
        return ValueTask.FromResult(Done.With(new InstanceProfileListResponse(page, Catalog, principals)));
    }
}
