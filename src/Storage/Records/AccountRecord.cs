using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An account that this service knows.</summary>
public sealed record AccountRecord : IRecord
{
    /// <summary>The account number.</summary>
    public required AccountId Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
