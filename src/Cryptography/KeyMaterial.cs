using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography;

/// <summary>
/// A key of any spec, open for use: a <see cref="PrivateKey"/>, a <see cref="MacKey"/> or a <see cref="SymmetricKey"/>.
/// Safe for concurrent use, until it is disposed of.
/// </summary>
public abstract class KeyMaterial : IDisposable
{
    private protected KeyMaterial(KeySpec spec) => Spec = spec;

    /// <summary>What kind of key it is.</summary>
    public KeySpec Spec { get; }

    /// <summary>Makes a fresh key; throws <see cref="NotSupportedException"/> when the spec has no engine.</summary>
    public static KeyMaterial Generate(KeySpec spec) => spec.RequireEngine().Generate(spec);

    /// <summary>
    /// Opens what <see cref="Export"/> gave, or what a caller brings along: PKCS#8 for asymmetric keys (see <see cref="PrivateKey.ImportPkcs8"/>),
    /// 32 bytes for SYMMETRIC_DEFAULT, n/8 to 128 bytes for HMAC_n. Throws <see cref="CryptographicException"/> for anything else.
    /// </summary>
    public static KeyMaterial Import(KeySpec spec, ReadOnlySpan<byte> material)
    {
        try
        {
            return spec.RequireEngine().Import(spec, material);
        }
        catch (AsnContentException error)
        {
            throw new CryptographicException("The private key is not a PKCS#8 PrivateKeyInfo.", error);
        }
    }

    /// <summary>The key as <see cref="Import"/> takes it, unencrypted: DER PKCS#8 or raw bytes; the caller wipes it.</summary>
    public abstract byte[] Export();

    /// <inheritdoc/>
    public abstract void Dispose();
}
