namespace Signet.Storage.Records;

/// <summary>That a managed policy is attached to a user, a role or a group.</summary>
public sealed record PolicyAttachmentRecord : IRecord
{
    /// <summary>The id of the user (<c>AIDA…</c>), role (<c>AROA…</c>) or group (<c>AGPA…</c>).</summary>
    public required string OwnerId { get; init; }

    /// <summary>The policy's ARN.</summary>
    public required string PolicyArn { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
