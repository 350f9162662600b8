using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An IAM group; its name is unique in its account, without case.</summary>
public sealed record GroupRecord : IRecord
{
    /// <summary>The unique id, <c>AGPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path, <c>/</c> at the least.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
