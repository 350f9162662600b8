using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Detaches a managed policy from a group.</summary>
internal sealed class DetachGroupPolicy(Catalog catalog) : DetachPolicy<GroupAttachmentRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("DetachGroupPolicy");
}
