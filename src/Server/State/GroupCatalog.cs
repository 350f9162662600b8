using System.Collections.Concurrent;
using System.Collections.Immutable;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>The catalog's groups, and which users are in which.</summary>
internal sealed class GroupCatalog
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, GroupMemberRecord>> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, GroupMemberRecord>> _groups = new(StringComparer.Ordinal);

    /// <summary>The groups, by id and by name.</summary>
    public NamedEntities<Group> All { get; } = new(group => group.Record.AccountId, group => group.Record.Name);

    /// <summary>The memberships in a group, by the user's id.</summary>
    public ImmutableDictionary<string, GroupMemberRecord> MembersOf(string groupId) =>
        _members.GetValueOrDefault(groupId, ImmutableDictionary<string, GroupMemberRecord>.Empty);

    /// <summary>A user's memberships, by the group's id.</summary>
    public ImmutableDictionary<string, GroupMemberRecord> GroupsOf(string userId) =>
        _groups.GetValueOrDefault(userId, ImmutableDictionary<string, GroupMemberRecord>.Empty);

    /// <summary>The groups that a user is in, in no order that answers could use.</summary>
    public IEnumerable<Group> Of(string userId) => GroupsOf(userId).Keys.Select(id => All.TryGet(id, out var group) ? group : null).OfType<Group>();

    public void Apply(GroupRecord group, bool gone) => All.Apply(group.Id, new(group), gone);

    public void Apply(GroupMemberRecord member, bool gone)
    {
        Put(_members, member.GroupId, member.UserId, member, gone);
        Put(_groups, member.UserId, member.GroupId, member, gone);
    }

    private static void Put(
        ConcurrentDictionary<string, ImmutableDictionary<string, GroupMemberRecord>> map, string key, string inner, GroupMemberRecord member, bool gone)
    {
        var members = map.GetValueOrDefault(key, ImmutableDictionary<string, GroupMemberRecord>.Empty);
        members = gone ? members.Remove(inner) : members.SetItem(inner, member);
        map[key] = members;
        if (members.IsEmpty)
        {
            map.TryRemove(key, out _);
        }
    }
}
