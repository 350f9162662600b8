using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Groups;

/// <summary>Lists the account's groups whose path begins so, in order of name.</summary>
internal sealed class ListGroups(Catalog catalog) : IamOperation<PathPageRequest, GroupListResponse>(Table)
{
    public static Operation Table { get; } = new("ListGroups") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<PathPageRequest> call)
    {
        var account = call.Call.AccountId;
        return new([IamDemands.OnArn(Row.Name, account, Arn.Group(account, call.Request.PathPrefix, name: ""))]);
    }

    public override ValueTask<Done<GroupListResponse>> ExecuteAsync(Admitted<PathPageRequest> call, CancellationToken cancellationToken)
    {
        var groups = catalog.Groups.All.Of(call.AccountId)
            .Select(group => group.Record)
            .Where(group => call.Request.Wants(group.Path))
            .OrderBy(group => group.Name, StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new GroupListResponse(call.Request.Page.Of(groups, group => group.Name))));
    }
}
