using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Puts a role into an instance profile, which takes one. The caller passes the role on, and must be allowed that too.</summary>
internal sealed class AddRoleToInstanceProfile(Catalog catalog) : InstanceProfileOperation<ProfileRoleRequest, NoResponse>(Table, catalog)
{
    private const string PassRole = "PassRole";

    public static Operation Table { get; } = new("AddRoleToInstanceProfile");

    public override void AddConditions(Resolved<ProfileRoleRequest> call, Demand demand, RequestContext context)
    {
        if (demand.Action is $"iam:{PassRole}")
        {
            context.Set("iam:PassedToService", "ec2.amazonaws.com");
        }
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<ProfileRoleRequest> call, CancellationToken cancellationToken)
    {
        var profile = FoundInstanceProfile(call);
        var role = EntityKind.Role.Find(Catalog, call.AccountId, call.Request.RoleName) ?? throw EntityKind.Role.NotFound(call.Request.RoleName);
        return profile.RoleId is null
            ? ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(profile with { RoleId = role.Id }))))
            : throw IamErrors.QuotaExceeded("InstanceSessionsPerInstanceProfile", maximum: 1);
    }

    protected override IEnumerable<Demand> OtherDemands(Decoded<ProfileRoleRequest> call)
    {
        var (account, name) = (call.Call.AccountId, call.Request.RoleName);
        var role = EntityKind.Role.Find(Catalog, account, name);
        return [IamDemands.On(Row, account, EntityKind.Role, name, role) with { Action = $"iam:{PassRole}", ShownAs = null }];
    }
}
