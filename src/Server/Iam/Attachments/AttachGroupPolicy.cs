using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Attaches a managed policy to a group.</summary>
internal sealed class AttachGroupPolicy(Catalog catalog) : AttachPolicy<GroupAttachmentRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("AttachGroupPolicy");
}
