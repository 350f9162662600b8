using System.Security.Cryptography;

namespace Signet.Cryptography.Symmetric;

/// <summary>Keys of AES-256, 32 raw bytes (FIPS 197).</summary>
internal sealed class SymmetricEngine : KeyEngine
{
    private const int Length = 32;

    public override SymmetricKey Generate(KeySpec spec) => new(spec, SecretBytes.Random(Length));

    public override SymmetricKey Import(KeySpec spec, ReadOnlySpan<byte> material) => material.Length == Length
        ? new(spec, new SecretBytes(material))
        : throw new CryptographicException($"A key of {spec} has {Length} bytes, not {material.Length}.");
}
