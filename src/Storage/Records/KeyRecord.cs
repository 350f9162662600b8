using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>A KMS key without its material.</summary>
public sealed record KeyRecord : IRecord
{
    /// <summary>The key id.</summary>
    public required KeyId Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>KeySpec as AWS writes it.</summary>
    public required string KeySpec { get; init; }

    /// <summary>KeyUsage as AWS writes it.</summary>
    public required string KeyUsage { get; init; }

    /// <summary>Origin as AWS writes it.</summary>
    public required string Origin { get; init; }

    /// <summary>KeyState as AWS writes it.</summary>
    public required string State { get; init; }

    /// <summary>What its owner says of it; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>When it will be deleted; null unless that is scheduled.</summary>
    public required DateTimeOffset? DeletionDate { get; init => field = value?.ToMicroseconds(); }

    /// <summary>The waiting period that was asked for.</summary>
    public required int? PendingWindowInDays { get; init; }

    /// <summary>The key policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The tags, in the order they were given.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Whether it is a multi-Region key.</summary>
    public required bool MultiRegion { get; init; }

    /// <summary>The public key, a DER SubjectPublicKeyInfo (RFC 5280, section 4.1); null for symmetric keys.</summary>
    public required byte[]? PublicKey { get; init; }

    /// <summary>The id of the material that encrypts now.</summary>
    public required string? CurrentMaterialId { get; init; }

    /// <summary>The custom key store that holds it.</summary>
    public required string? CustomKeyStoreId { get; init; }

    /// <summary>The Region of the primary key of a multi-Region key; null for others.</summary>
    public Region? PrimaryRegion { get; init; }

    /// <summary>The id of the key in an external key manager.</summary>
    public string? XksKeyId { get; init; }

    /// <summary>The period of automatic rotation; null while that is off.</summary>
    public int? RotationPeriodInDays { get; init; }

    /// <summary>When automatic rotation is next due; null while that is off.</summary>
    public DateTimeOffset? NextRotationAt { get; init => field = value?.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
