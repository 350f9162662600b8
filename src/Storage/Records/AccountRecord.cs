using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An account that this service knows.</summary>
public sealed record AccountRecord : IRecord
{
    /// <summary>The account number.</summary>
    public required AccountId Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The name that stands for the account number in sign-in addresses, unique among all accounts; null for none.</summary>
    public string? Alias { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
