using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Roles;

/// <summary>Deletes a role that has no policies left and is in no instance profile; its sessions end with it.</summary>
internal sealed class DeleteRole(Catalog catalog) : DeleteEntity<RoleRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("DeleteRole");

    protected override string? WhatGoesFirst(Entity entity) => IsInProfile((RoleRecord)entity.Record!) ? "remove roles from instance profile" : AboutPolicies(entity);

    private bool IsInProfile(RoleRecord role) => Catalog.InstanceProfiles.Of(role.AccountId).Any(profile => profile.RoleId == role.Id);
}
