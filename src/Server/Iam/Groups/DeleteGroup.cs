using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Groups;

/// <summary>Deletes a group that has no members and no policies left.</summary>
internal sealed class DeleteGroup(Catalog catalog) : DeleteEntity<GroupRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("DeleteGroup");

    protected override string? WhatGoesFirst(Entity entity) =>
        Catalog.Groups.MembersOf(entity.Id).IsEmpty ? AboutPolicies(entity) : "remove users from group";
}
