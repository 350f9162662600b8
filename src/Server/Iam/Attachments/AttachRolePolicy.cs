using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Attaches a managed policy to a role.</summary>
internal sealed class AttachRolePolicy(Catalog catalog) : AttachPolicy<RoleAttachmentRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("AttachRolePolicy");
}
