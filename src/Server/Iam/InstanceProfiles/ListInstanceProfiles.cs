using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Lists the account's instance profiles whose path begins so, in order of name.</summary>
internal sealed class ListInstanceProfiles(Catalog catalog, PrincipalNames principals) : IamOperation<PathPageRequest, InstanceProfileListResponse>(Table)
{
    public static Operation Table { get; } = new("ListInstanceProfiles") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<PathPageRequest> call)
    {
        var account = call.Call.AccountId;
        return new([IamDemands.OnArn(Row.Name, account, Arn.InstanceProfile(account, call.Request.PathPrefix, name: ""))]);
    }

    public override ValueTask<Done<InstanceProfileListResponse>> ExecuteAsync(Admitted<PathPageRequest> call, CancellationToken cancellationToken)
    {
        var profiles = catalog.InstanceProfiles.Of(call.AccountId).Where(profile => call.Request.Wants(profile.Path)).OrderBy(profile => profile.Name, StringComparer.Ordinal);
        var page = call.Request.Page.Of(profiles, profile => profile.Name);
        return ValueTask.FromResult(Done.With(new InstanceProfileListResponse(page, catalog, principals)));
    }
}
