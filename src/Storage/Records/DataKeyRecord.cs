namespace Signet.Storage.Records;

/// <summary>A data-encryption key, sealed under the root key.</summary>
public sealed record DataKeyRecord : IRecord
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The key, sealed.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
