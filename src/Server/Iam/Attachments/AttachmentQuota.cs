namespace Signet.Server.Iam.Attachments;

/// <summary>How many managed policies may be attached.</summary>
internal static class AttachmentQuota
{
    /// <summary>A user, role or group has at most this many.</summary>
    public const int PerEntity = 10;
}
