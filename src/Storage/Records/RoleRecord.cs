using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An IAM role; its name is unique in its account, without case.</summary>
public sealed record RoleRecord : IRecord
{
    /// <summary>The unique id, <c>AROA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path, <c>/</c> at the least.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The policy that says who may assume it.</summary>
    public required string TrustPolicy { get; init; }

    /// <summary>What its owner says of it; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The longest session, in seconds.</summary>
    public required int MaxSessionDuration { get; init; }

    /// <summary>The tags, in the order they were given.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>The ARN of the managed policy that bounds its permissions; null for none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
