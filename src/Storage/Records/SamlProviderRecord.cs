using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>A SAML 2.0 identity provider that an account trusts.</summary>
public sealed record SamlProviderRecord : IRecord
{
    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The provider's metadata document.</summary>
    public required string Metadata { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>When the metadata expires.</summary>
    public required DateTimeOffset ValidUntil { get; init => field = value.ToMicroseconds(); }

    /// <summary>The tags, in the order they were given.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
