using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An access key of a user, or of the account's root user.</summary>
public sealed record AccessKeyRecord : IRecord
{
    /// <summary>The access key id, <c>AKIA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The user; null: the root user.</summary>
    public required string? UserId { get; init; }

    /// <summary>Whether it may sign requests.</summary>
    public required bool Active { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The secret access key, sealed.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
