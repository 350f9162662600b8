namespace Signet.Cryptography.Formats;

/// <summary>A public key that was read, with what its file says of it.</summary>
/// <param name="Key">The key itself, open.</param>
public sealed record KeyEntry(PublicKey Key) : IDisposable
{
    /// <summary>The name that its file gives it: a JWK's or COSE key's <c>kid</c>, an SSH key's comment, AWS's key ARN; null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The only algorithm that its file lets it sign with (<c>alg</c>); null when it says nothing of it.</summary>
    public SigningAlgorithm? SigningAlgorithm { get; init; }

    /// <summary>The only algorithm that its file lets others encrypt with (<c>alg</c>); null when it says nothing of it.</summary>
    public EncryptionAlgorithm? EncryptionAlgorithm { get; init; }

    /// <summary>Whether its file lets it verify signatures (<c>use</c>, <c>key_ops</c>, <c>alg</c>, KeyUsage).</summary>
    public bool CanVerify { get; init; } = true;

    /// <summary>Whether its file lets it encrypt.</summary>
    public bool CanEncrypt { get; init; } = true;

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();
}
