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

    /// <summary>The material, sealed.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
