using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Detaches a managed policy from a role.</summary>
internal sealed class DetachRolePolicy(Catalog catalog) : DetachPolicy<RoleAttachmentRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("DetachRolePolicy");
}
