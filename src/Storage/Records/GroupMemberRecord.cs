namespace Signet.Storage.Records;

/// <summary>That a user is in a group.</summary>
public sealed record GroupMemberRecord : IRecord
{
    /// <summary>The group's id.</summary>
    public required string GroupId { get; init; }

    /// <summary>The user's id.</summary>
    public required string UserId { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
