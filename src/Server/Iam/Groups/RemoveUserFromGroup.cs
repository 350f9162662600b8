using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Groups;

/// <summary>Takes a user out of a group; one that is not in it does not matter.</summary>
internal sealed class RemoveUserFromGroup(Catalog catalog) : GroupOperation<MembershipRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("RemoveUserFromGroup");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<MembershipRequest> call, CancellationToken cancellationToken)
    {
        var group = Found(call);
        var user = EntityKind.User.Find(Catalog, call.AccountId, call.Request.UserName) ?? throw EntityKind.User.NotFound(call.Request.UserName);
        return ValueTask.FromResult(Catalog.Groups.MembersOf(group.Id).TryGetValue(user.Id, out var member)
            ? Done.Nothing(new WantedChange(Change.Delete(member)))
            : Done.Nothing());
    }
}
