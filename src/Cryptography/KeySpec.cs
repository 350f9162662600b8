using System.Diagnostics.CodeAnalysis;

namespace Signet.Cryptography;

/// <summary>What kind of key it is, and so all that can be done with it: one row per key spec (AWS KMS Developer Guide, Key spec reference).</summary>
public sealed partial class KeySpec
{
    private KeySpec(string name, params KeyUsage[] usages) => (Name, Usages) = (name, usages);

    /// <summary>AWS's word for it.</summary>
    public string Name { get; }

    /// <summary>The usages to choose from when a key is created.</summary>
    public IReadOnlyList<KeyUsage> Usages { get; }

    /// <summary>What a SIGN_VERIFY key of this spec signs with, in alphabetical order.</summary>
    public IReadOnlyList<SigningAlgorithm> SigningAlgorithms { get; private init; } = [];

    /// <summary>What an ENCRYPT_DECRYPT key of this spec encrypts with, in alphabetical order.</summary>
    public IReadOnlyList<EncryptionAlgorithm> EncryptionAlgorithms { get; private init; } = [];

    /// <summary>What a GENERATE_VERIFY_MAC key of this spec authenticates with.</summary>
    public IReadOnlyList<MacAlgorithm> MacAlgorithms { get; private init; } = [];

    /// <summary>What a KEY_AGREEMENT key of this spec derives secrets with.</summary>
    public IReadOnlyList<KeyAgreementAlgorithm> KeyAgreementAlgorithms { get; private init; } = [];

    /// <summary>Whether there is a public key to hand out.</summary>
    public bool IsAsymmetric { get; private init; } = true;

    /// <summary>What material of this spec may be wrapped with for its import; empty when it cannot be imported.</summary>
    public IReadOnlyList<WrappingAlgorithm> WrappingAlgorithms { get; private init; } = [];

    /// <summary>Whether a private key of this spec is too long for RSAES-OAEP with a modulus of 2048 bits.</summary>
    private bool OverflowsRsa2048 { get; init; }

    /// <summary>Whether keys of this spec may bring their own material (origin EXTERNAL).</summary>
    public bool CanBeImported => WrappingAlgorithms.Count > 0;

    /// <summary>Whether GenerateDataKeyPair can make such a pair.</summary>
    public bool CanBeDataKeyPair { get; private init; }

    /// <summary>Whether this library can make and use such keys.</summary>
    public bool HasEngine => Engine is not null;

    /// <summary>Whether work with a private key of this spec takes so long (from about 0.3 ms) that others should not wait behind it.</summary>
    public bool IsSlow { get; private init; }

    /// <summary>Whether making a key of this spec takes long: up to seconds for RSA, which looks for primes.</summary>
    public bool IsSlowToGenerate => BlockLength > 0;

    /// <summary>What an open key takes in memory, in bytes, roughly: OpenSSL's numbers with those that it keeps at hand, or BouncyCastle's.</summary>
    public int OpenSize { get; private init; } = 3_000;

    internal KeyEngine? Engine { get; private init; }

    /// <summary>A coordinate in bytes, for the curves of ECDSA and SM2; 0 for the others.</summary>
    internal int CoordinateLength => Engine?.CoordinateLength ?? 0;

    /// <summary>The modulus in bytes, for RSA; 0 for the others.</summary>
    internal int BlockLength => Engine?.BlockLength ?? 0;

    /// <summary>The engine of a spec that has a public half; null for the others.</summary>
    internal AsymmetricEngine? AsymmetricEngine => Engine as AsymmetricEngine;

    /// <summary>Finds a spec by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out KeySpec? spec)
    {
        spec = null;
        return name is not null && ByName.TryGetValue(name, out spec);
    }

    /// <summary>Whether material of this spec may be wrapped so, for a wrapping key of that spec.</summary>
    public bool CanBeWrapped(WrappingAlgorithm algorithm, WrappingKeySpec wrappingKey) =>
        WrappingAlgorithms.Contains(algorithm)
        && algorithm.Suits(wrappingKey)
        && !(OverflowsRsa2048 && wrappingKey == WrappingKeySpec.Rsa2048 && !algorithm.HasKeyInside);

    /// <summary>The longest plaintext in bytes; throws <see cref="ArgumentException"/> when the algorithm is not one of this spec's.</summary>
    public int MaxPlaintext(EncryptionAlgorithm algorithm)
    {
        Require(algorithm);
        return algorithm.MaxPlaintext(BlockLength);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Throws <see cref="ArgumentException"/> unless a message of that type and length can be signed so.</summary>
    internal void Require(SigningAlgorithm algorithm, MessageType type, int length)
    {
        if (!SigningAlgorithms.Contains(algorithm))
        {
            throw new ArgumentException($"{algorithm} is not an algorithm of {Name}.", nameof(algorithm));
        }

        if (!algorithm.Allows(type))
        {
            throw new ArgumentException($"{algorithm} does not take a message of type {type.Name}.", nameof(type));
        }

        if (type != MessageType.Raw && length != algorithm.DigestLength)
        {
            throw new ArgumentException($"{algorithm} takes {algorithm.DigestLength} bytes of type {type.Name}, not {length}.", nameof(length));
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> unless keys of this spec encrypt with that algorithm.</summary>
    internal void Require(EncryptionAlgorithm algorithm)
    {
        if (!EncryptionAlgorithms.Contains(algorithm))
        {
            throw new ArgumentException($"{algorithm} is not an algorithm of {Name}.", nameof(algorithm));
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> unless keys of this spec agree on secrets with that algorithm.</summary>
    internal void Require(KeyAgreementAlgorithm algorithm)
    {
        if (!KeyAgreementAlgorithms.Contains(algorithm))
        {
            throw new ArgumentException($"{algorithm} is not an algorithm of {Name}.", nameof(algorithm));
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> unless keys of this spec authenticate with that algorithm.</summary>
    internal void Require(MacAlgorithm algorithm)
    {
        if (!MacAlgorithms.Contains(algorithm))
        {
            throw new ArgumentException($"{algorithm} is not an algorithm of {Name}.", nameof(algorithm));
        }
    }

    /// <summary>The engine; throws <see cref="NotSupportedException"/> when there is none.</summary>
    internal KeyEngine RequireEngine() => Engine ?? throw new NotSupportedException($"There is no engine for {Name}.");
}
