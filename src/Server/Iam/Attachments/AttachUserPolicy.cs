using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Attaches a managed policy to a user.</summary>
internal sealed class AttachUserPolicy(Catalog catalog) : AttachPolicy<UserAttachmentRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("AttachUserPolicy");
}
