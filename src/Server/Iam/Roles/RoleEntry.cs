using Signet.Protocol.Wire;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Roles;

/// <summary>What an answer tells of a role beside what every answer tells.</summary>
[Flags]
internal enum RoleParts
{
    None = 0,
    MaxSessionDuration = 1,
    Tags = 2,
    LastUsed = 4,

    All = MaxSessionDuration | Tags | LastUsed,
}

/// <summary>A role in an answer.</summary>
internal sealed class RoleEntry(RoleRecord role, PrincipalNames principals, RoleParts parts) : IWritable
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
        writer.Structures("Tags", parts.HasFlag(RoleParts.Tags) ? IamTags.Written(role.Tags) : null);
        writer.Structure("RoleLastUsed", parts.HasFlag(RoleParts.LastUsed) ? new RoleLastUsed() : null);
    }
}

/// <summary>When the role was last used: empty, as AWS has it for a role that was not, for uses are not tracked.</summary>
internal sealed class RoleLastUsed : IWritable
{
    public void Write(ResponseWriter writer)
    {
    }
}
