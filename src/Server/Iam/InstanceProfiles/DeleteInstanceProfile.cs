using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Deletes an instance profile that no role is in.</summary>
internal sealed class DeleteInstanceProfile(Catalog catalog) : DeleteEntity<InstanceProfileRequest>(Table, EntityKind.InstanceProfile, catalog)
{
    public static Operation Table { get; } = new("DeleteInstanceProfile");

    protected override string? WhatGoesFirst(Entity entity) => ((InstanceProfileRecord)entity.Record!).RoleId is null ? null : "remove roles from instance profile";
}
