using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>One version of a key's material, sealed.</summary>
public sealed record KeyMaterialRecord : IRecord
{
    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>The key.</summary>
    public required KeyId KeyId { get; init; }

    /// <summary>The id of the material, 64 hexadecimal digits.</summary>
    public required string MaterialId { get; init; }

    /// <summary>KeyMaterialState as AWS writes it: CURRENT, NON_CURRENT, or PENDING_ROTATION even while Regions still lack the material.</summary>
    public required string State { get; init; }

    /// <summary>The material, sealed; null while imported material is missing.</summary>
    public required byte[]? Sealed { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>What the importer says of it.</summary>
    public string? Description { get; init; }

    /// <summary>When imported material expires; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init => field = value?.ToMicroseconds(); }

    /// <summary>When a rotation made it current; null for a key's first material and for one that waits.</summary>
    public DateTimeOffset? RotatedAt { get; init => field = value?.ToMicroseconds(); }

    /// <summary>RotationType as AWS writes it, of that rotation.</summary>
    public string? RotationType { get; init; }

    /// <inheritdoc/>
    public long Version { get; init; }
}
