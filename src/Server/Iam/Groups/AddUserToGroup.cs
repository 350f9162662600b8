using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Groups;

/// <summary>Puts a user into a group; one that is in it already stays so.</summary>
internal sealed class AddUserToGroup(Catalog catalog) : GroupOperation<MembershipRequest, NoResponse>(Table, catalog)
{
    /// <summary>A user is in at most this many groups.</summary>
    public const int MaxPerUser = 10;

    public static Operation Table { get; } = new("AddUserToGroup");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<MembershipRequest> call, CancellationToken cancellationToken)
    {
        var group = Found(call);
        var user = EntityKind.User.Find(Catalog, call.AccountId, call.Request.UserName) ?? throw EntityKind.User.NotFound(call.Request.UserName);
        var groups = Catalog.Groups.GroupsOf(user.Id);
        if (groups.ContainsKey(group.Id))
        {
            return ValueTask.FromResult(Done.Nothing());
        }

        if (groups.Count >= MaxPerUser)
        {
            throw IamErrors.QuotaExceeded("GroupsPerUser", MaxPerUser);
        }

        var member = new GroupMemberRecord { GroupId = group.Id, UserId = user.Id, CreatedAt = call.Time };
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Insert(member)), user.Touched));
    }
}
