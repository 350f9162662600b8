using Signet.Protocol.Wire;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>What an answer tells of a managed policy beside what every answer tells.</summary>
[Flags]
internal enum PolicyParts
{
    None = 0,
    Description = 1,
    Tags = 2,

    All = Description | Tags,
}

/// <summary>A managed policy in an answer.</summary>
/// <param name="policy">The policy.</param>
/// <param name="attachments">To how many users, roles and groups of the account it is attached.</param>
/// <param name="boundaries">How many users and roles of the account it bounds.</param>
/// <param name="parts">What else is told.</param>
internal sealed class PolicyEntry(ManagedPolicy policy, int attachments, int boundaries, PolicyParts parts) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("PolicyName", policy.Name);
        writer.Text("PolicyId", policy.Id);
        writer.Text("Arn", policy.Arn);
        writer.Text("Path", policy.Path);
        writer.Text("DefaultVersionId", VersionId.Of(policy.DefaultVersion));
        writer.Integer("AttachmentCount", attachments);
        writer.Integer("PermissionsBoundaryUsageCount", boundaries);
        writer.Boolean("IsAttachable", value: true);
        writer.Text("Description", parts.HasFlag(PolicyParts.Description) && policy.Description.Length > 0 ? policy.Description : null);
        writer.Time("CreateDate", policy.CreatedAt);
        writer.Time("UpdateDate", policy.UpdatedAt);
        writer.Structures("Tags", parts.HasFlag(PolicyParts.Tags) ? policy.Tags.Select(tag => new TagEntry(tag)) : null);
    }
}
