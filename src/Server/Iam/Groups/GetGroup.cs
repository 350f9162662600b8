using Signet.Protocol.Wire;
using Signet.Server.Iam.Users;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Groups;

/// <summary>Tells of a group, and page by page of the users in it, in order of name.</summary>
internal sealed class GetGroup(Catalog catalog) : GroupOperation<GroupPageRequest, GetGroupResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetGroup") { ReadOnly = true };

    public override ValueTask<Done<GetGroupResponse>> ExecuteAsync(Admitted<GroupPageRequest> call, CancellationToken cancellationToken)
    {
        var group = FoundGroup(call);
        var users = Catalog.Groups.MembersOf(group.Id).Keys
            .Select(id => Catalog.TryGetUserById(id, out var user) ? user.Record : null)
            .OfType<UserRecord>()
            .OrderBy(user => user.Name, StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new GetGroupResponse(new(group), call.Request.Page.Of(users, user => user.Name))));
    }
}

/// <summary>The group, and a page of its users.</summary>
internal sealed record GetGroupResponse(GroupEntry Group, IamPage<UserRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("Group", Group);
        writer.Structures("Users", Page.Items.Select(user => new UserEntry(user, whole: false)));
        Page.WriteEnd(writer);
    }
}
