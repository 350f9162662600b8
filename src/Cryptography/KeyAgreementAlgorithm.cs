using System.Diagnostics.CodeAnalysis;

namespace Signet.Cryptography;

/// <summary>A way of agreeing on a secret, by AWS's name (AWS KMS API Reference, DeriveSharedSecret, KeyAgreementAlgorithm).</summary>
public sealed class KeyAgreementAlgorithm
{
    private KeyAgreementAlgorithm(string name) => Name = name;

    /// <summary>The elliptic curve Diffie-Hellman primitive with cofactor (NIST SP 800-56A, section 5.7.1.2), without a key derivation.</summary>
    public static KeyAgreementAlgorithm Ecdh { get; } = new("ECDH");

    /// <summary>Every algorithm.</summary>
    public static IReadOnlyList<KeyAgreementAlgorithm> All { get; } = [Ecdh];

    /// <summary>AWS's word for it.</summary>
    public string Name { get; }

    /// <summary>Finds an algorithm by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out KeyAgreementAlgorithm? algorithm)
    {
        algorithm = name == Ecdh.Name ? Ecdh : null;
        return algorithm is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
