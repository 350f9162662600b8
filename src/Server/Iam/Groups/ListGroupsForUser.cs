using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Groups;

/// <summary>Lists the groups that a user is in, in order of name.</summary>
internal sealed class ListGroupsForUser(Catalog catalog) : UserOperation<UserPageRequest, GroupListResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("ListGroupsForUser") { ReadOnly = true };

    public override ValueTask<Done<GroupListResponse>> ExecuteAsync(Admitted<UserPageRequest> call, CancellationToken cancellationToken)
    {
        var groups = Catalog.Groups.Of(Found(call).Id).Select(group => group.Record).OrderBy(group => group.Name, StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new GroupListResponse(call.Request.Page.Of(groups, group => group.Name))));
    }
}
