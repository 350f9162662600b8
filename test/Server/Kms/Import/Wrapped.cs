using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>Key material that was made outside, wrapped with openssl alone.</summary>
internal static class Wrapped
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Materials = new(StringComparer.Ordinal);

    /// <summary>Material of a spec: secret bytes, or PKCS#8 of openssl's making; the same each time.</summary>
    public static Task<byte[]> MaterialAsync(string spec) => Materials.GetOrAdd(spec, _ => new(() => MakeAsync(spec))).Value;

    /// <summary>Other material of the spec each time.</summary>
    public static async Task<byte[]> MakeAsync(string spec)
    {
        if (spec is "SYMMETRIC_DEFAULT" or ['H', ..])
        {
            return RandomNumberGenerator.GetBytes(spec is "SYMMETRIC_DEFAULT" ? 32 : int.Parse(spec[^3..]) / 8);
        }

        using var openssl = new OpenSsl();
        return await openssl.GenerateAsync(spec, "key.der");
    }

    /// <summary>Wraps with a public key that GetParametersForImport gave.</summary>
    public static async Task<byte[]> WrapAsync(byte[] publicKey, string algorithm, byte[] material)
    {
        using var openssl = new OpenSsl(publicKey);
        if (!algorithm.StartsWith("RSA_AES", StringComparison.Ordinal))
        {
            return await openssl.EncryptAsync(algorithm, material);
        }

        // RSAES-OAEP(AES-256 key) | AES-KWP(material), whose IV is RFC 5649's.
        var key = RandomNumberGenerator.GetBytes(32);
        var wrappedKey = await openssl.EncryptAsync(algorithm, key);
        openssl.Write("material", material);
        await openssl.MustRunAsync(
            "enc", "-id-aes256-wrap-pad", "-K", Convert.ToHexString(key), "-iv", "A65959A6", "-in", "material", "-out", "wrapped");
        return [.. wrappedKey, .. openssl.Read("wrapped")];
    }
}
