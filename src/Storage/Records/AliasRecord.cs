using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>A name for a key; unique in its account and Region.</summary>
public sealed record AliasRecord : IRecord
{
    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>The name.</summary>
    public required AliasName Name { get; init; }

    /// <summary>The key it names, in the same account and Region.</summary>
    public required KeyId TargetKeyId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>When it was last pointed at a key.</summary>
    public required DateTimeOffset UpdatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
