using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Users;

/// <summary>Deletes a user that has no access keys and no policies left, and is in no group.</summary>
internal sealed class DeleteUser(Catalog catalog) : DeleteEntity<UserRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("DeleteUser");

    protected override string? WhatGoesFirst(Entity entity) =>
        Catalog.AccessKeysOf(entity.Id).Any() ? "delete access keys"
        : AboutPolicies(entity) ?? (Catalog.Groups.GroupsOf(entity.Id).IsEmpty ? null : "remove users from group");
}
