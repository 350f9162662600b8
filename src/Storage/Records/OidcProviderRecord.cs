using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>An OpenID Connect identity provider that an account trusts.</summary>
public sealed record OidcProviderRecord : IRecord
{
    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>Its URL without <c>https://</c>, as the ARN has it.</summary>
    public required string Url { get; init; }

    /// <summary>The audiences that are accepted, in the order they were given.</summary>
    public required IReadOnlyList<string> ClientIds { get; init; }

    /// <summary>SHA-1 thumbprints of certificates, in hexadecimal.</summary>
    public required IReadOnlyList<string> Thumbprints { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The tags, in the order they were given.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
