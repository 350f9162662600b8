using System.Security.Cryptography;

namespace Signet.Cryptography.Mac;

// HMAC: RFC 2104 and FIPS 198-1 over the hashes of FIPS 180-4. Keys are raw bytes: fresh ones as long as the code, imported ones of that
// length up to 128 bytes (AWS KMS Developer Guide, Importing key material). Codes of 28, 32, 48, 64 bytes, never truncated.

/// <summary>HMAC keys of one hash.</summary>
internal sealed class MacEngine(MacAlgorithm algorithm) : KeyEngine
{
    private const int MaxLength = 128;

    public override MacKey Generate(KeySpec spec) => new(spec, SecretBytes.Random(algorithm.MacLength));

    public override MacKey Import(KeySpec spec, ReadOnlySpan<byte> material)
    {
        if (material.Length < algorithm.MacLength || material.Length > MaxLength)
        {
            throw new CryptographicException($"A key of {spec} has {algorithm.MacLength} to {MaxLength} bytes, not {material.Length}.");
        }

        return new(spec, new SecretBytes(material));
    }
}
