using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signet.Cryptography;

// RSAES_OAEP_*: the material itself, encrypted with RSAES-OAEP (RFC 8017, section 7.1), one hash throughout, no label.
// RSA_AES_KEY_WRAP_*: RSAES-OAEP(AES-256 key), as long as the modulus | AES-KWP(material) (RFC 5649; PKCS#11, CKM_RSA_AES_KEY_WRAP).
// SM2PKE: the material itself, encrypted with SM2 (see EncryptionAlgorithm.Sm2Pke).

/// <summary>
/// A way of wrapping key material for its import, by AWS's name (AWS KMS API Reference, GetParametersForImport, WrappingAlgorithm).
/// <see cref="KeySpec.WrappingAlgorithms"/> tells which of them may carry a key of a spec.
/// </summary>
public sealed class WrappingAlgorithm
{
    /// <summary>The longest wrapped material that is looked at (AWS KMS API Reference, ImportKeyMaterial, EncryptedKeyMaterial).</summary>
    public const int MaxWrapped = 6144;

    private const int WrappingKeyLength = 32;

    private readonly EncryptionAlgorithm? _encryption;

    private WrappingAlgorithm(string name, EncryptionAlgorithm? encryption, bool hasKeyInside = false) =>
        (Name, _encryption, HasKeyInside) = (name, encryption, hasKeyInside);

    /// <summary>An AES-256 key in RSAES-OAEP with SHA-1, and the material under that key by AES-KWP (RFC 5649).</summary>
    public static WrappingAlgorithm RsaAesKeyWrapSha1 { get; } = new("RSA_AES_KEY_WRAP_SHA_1", EncryptionAlgorithm.RsaesOaepSha1, hasKeyInside: true);

    /// <summary>An AES-256 key in RSAES-OAEP with SHA-256, and the material under that key by AES-KWP (RFC 5649).</summary>
    public static WrappingAlgorithm RsaAesKeyWrapSha256 { get; } = new("RSA_AES_KEY_WRAP_SHA_256", EncryptionAlgorithm.RsaesOaepSha256, hasKeyInside: true);

    /// <summary>The material in RSAES-OAEP with SHA-1 (RFC 8017, section 7.1).</summary>
    public static WrappingAlgorithm RsaesOaepSha1 { get; } = new("RSAES_OAEP_SHA_1", EncryptionAlgorithm.RsaesOaepSha1);

    /// <summary>The material in RSAES-OAEP with SHA-256 (RFC 8017, section 7.1).</summary>
    public static WrappingAlgorithm RsaesOaepSha256 { get; } = new("RSAES_OAEP_SHA_256", EncryptionAlgorithm.RsaesOaepSha256);

    /// <summary>RSAES-PKCS1-v1_5: a name that is known and refused, as by AWS since October 2023.</summary>
    public static WrappingAlgorithm RsaesPkcs1V15 { get; } = new("RSAES_PKCS1_V1_5", encryption: null);

    /// <summary>The material in SM2 public-key encryption (GB/T 32918.4).</summary>
    public static WrappingAlgorithm Sm2Pke { get; } = new("SM2PKE", EncryptionAlgorithm.Sm2Pke);

    /// <summary>Every algorithm, in alphabetical order.</summary>
    public static IReadOnlyList<WrappingAlgorithm> All { get; } = [RsaesOaepSha1, RsaesOaepSha256, RsaesPkcs1V15, RsaAesKeyWrapSha1, RsaAesKeyWrapSha256, Sm2Pke];

    private static FrozenDictionary<string, WrappingAlgorithm> ByName { get; } =
        All.ToFrozenDictionary(algorithm => algorithm.Name, StringComparer.Ordinal);

    /// <summary>AWS's word for it.</summary>
    public string Name { get; }

    /// <summary>Whether nothing may be wrapped so any more.</summary>
    public bool IsRefused => _encryption is null;

    /// <summary>Whether the wrapping key encrypts a key that encrypts the material, which may then be of any length.</summary>
    internal bool HasKeyInside { get; }

    /// <summary>Finds an algorithm by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out WrappingAlgorithm? algorithm)
    {
        algorithm = null;
        return name is not null && ByName.TryGetValue(name, out algorithm);
    }

    /// <summary>Whether keys of that spec unwrap with this algorithm.</summary>
    public bool Suits(WrappingKeySpec spec) => _encryption is not null && spec.KeySpec.EncryptionAlgorithms.Contains(_encryption);

    /// <summary>
    /// The material that was wrapped, whatever it is, or false, always alike, for what was not wrapped so for this key. The caller wipes it.
    /// Throws <see cref="ArgumentException"/> when the algorithm is refused or not one for that key.
    /// </summary>
    public bool TryUnwrap(PrivateKey wrappingKey, ReadOnlySpan<byte> wrapped, [NotNullWhen(true)] out byte[]? material)
    {
        if (_encryption is null)
        {
            throw new ArgumentException($"{Name} is refused.");
        }

        wrappingKey.Spec.Require(_encryption);
        material = null;
        if (wrapped.Length > MaxWrapped)
        {
            return false;
        }

        return HasKeyInside
            ? TryUnwrapTwice(wrappingKey, wrapped, out material)
            : wrappingKey.TryDecrypt(_encryption, wrapped, out material);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private bool TryUnwrapTwice(PrivateKey wrappingKey, ReadOnlySpan<byte> wrapped, out byte[]? material)
    {
        material = null;
        var keyLength = wrappingKey.Spec.BlockLength;
        if (wrapped.Length <= keyLength || !wrappingKey.TryDecrypt(_encryption!, wrapped[..keyLength], out var key))
        {
            return false;
        }

        try
        {
            return key.Length == WrappingKeyLength && TryUnwrap(key, wrapped[keyLength..], out material);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // RFC 5649, section 4.2: n blocks of 8 bytes, two at least.
    private static bool TryUnwrap(byte[] key, ReadOnlySpan<byte> wrapped, out byte[]? material)
    {
        material = null;
        if (wrapped.Length < 16 || wrapped.Length % 8 != 0)
        {
            return false;
        }

        using var aes = Aes.Create();
        aes.SetKey(key);
        try
        {
            material = aes.DecryptKeyWrapPadded(wrapped);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
