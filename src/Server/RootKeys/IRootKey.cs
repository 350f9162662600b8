namespace Signet.Server.RootKeys;

/// <summary>What seals everything at rest: wraps the data-encryption keys, and nothing else.</summary>
internal interface IRootKey
{
    /// <summary>Wraps a data-encryption key.</summary>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken);

    /// <summary>Unwraps a data-encryption key; null when this root key did not wrap it.</summary>
    ValueTask<byte[]?> UnwrapAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken);
}
