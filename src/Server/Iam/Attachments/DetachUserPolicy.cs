using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Detaches a managed policy from a user.</summary>
internal sealed class DetachUserPolicy(Catalog catalog) : DetachPolicy<UserAttachmentRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("DetachUserPolicy");
}
