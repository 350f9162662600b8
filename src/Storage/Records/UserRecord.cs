using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An IAM user; its name is unique in its account, without case.</summary>
public sealed record UserRecord : IRecord
{
    /// <summary>The unique id, <c>AIDA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path, <c>/</c> at the least.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The tags, in the order they were given.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>The ARN of the managed policy that bounds its permissions; null for none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
