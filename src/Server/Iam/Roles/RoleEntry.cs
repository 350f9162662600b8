using Signet.Protocol.Wire;
using Signet.Server.Iam.Boundaries;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Roles;

/// <summary>What an answer tells of a role beside what every answer tells.</summary>
[Flags]
internal enum RoleParts
{
    None = 0,
    MaxSessionDuration = 1,
    Boundary = 2,
    Tags = 4,
    LastUsed = 8,

    All = MaxSessionDuration | Boundary | Tags | LastUsed,
}

/// <summary>A role in an answer.</summary>
internal sealed class RoleEntry(RoleRecord role, PrincipalNames principals, RoleParts parts, CredentialUseRecord? lastUse = null) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Path", role.Path);
        writer.Text("RoleName", role.Name);
        writer.Text("RoleId", role.Id);
        writer.Text("Arn", Identifiers.Arn.Role(role.AccountId, role.Path, role.Name).ToString());
        writer.Time("CreateDate", role.CreatedAt);
        writer.Text("AssumeRolePolicyDocument", PolicyDocuments.Encode(principals.Show(role.TrustPolicy)));
        writer.Text("Description", role.Description.Length == 0 ? null : role.Description);
        writer.Integer("MaxSessionDuration", parts.HasFlag(RoleParts.MaxSessionDuration) ? role.MaxSessionDuration : null);
        writer.Structure("PermissionsBoundary", parts.HasFlag(RoleParts.Boundary) ? BoundaryEntry.Of(role.PermissionsBoundary) : null);
        writer.Structures("Tags", parts.HasFlag(RoleParts.Tags) ? IamTags.Written(role.Tags) : null);
        writer.Structure("RoleLastUsed", parts.HasFlag(RoleParts.LastUsed) ? new RoleLastUsed(lastUse) : null);
    }
}

/// <summary>When and where a session of the role was last used: empty for a role that never was.</summary>
internal sealed class RoleLastUsed(CredentialUseRecord? use) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Time("LastUsedDate", use?.UsedAt);
        writer.Text("Region", use?.Region);
    }
}
