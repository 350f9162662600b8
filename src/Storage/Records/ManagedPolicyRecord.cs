using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>A managed policy of an account's own; its name is unique there, without case.</summary>
public sealed record ManagedPolicyRecord : IRecord
{
    /// <summary>The unique id, <c>ANPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path, <c>/</c> at the least.</summary>
    public required string Path { get; init; }

    /// <summary>What its maker says of it; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>When its versions were last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The number of the version that is in force.</summary>
    public required int DefaultVersion { get; init; }

    /// <summary>The highest number ever given; numbers are not used again.</summary>
    public required int LastVersion { get; init; }

    /// <summary>The tags, in the order they were given.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
