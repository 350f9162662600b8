using System.Security.Cryptography;
using System.Text;

namespace Signet.Protocol.SigV4;

/// <summary>The key that signs for one secret, day, Region and service; it may be kept for that day, the secret need not be.</summary>
public static class SigningKey
{
    /// <summary>The key's length in bytes.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    private const int LongestPart = 256;

    /// <summary>Derives the key from the secret: <c>HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request")</c>.</summary>
    public static void Derive(ReadOnlySpan<byte> secret, string date, string region, string service, Span<byte> key)
    {
        if (key.Length != Size)
        {
            throw new ArgumentException($"A signing key has {Size} bytes.", nameof(key));
        }

        var prefix = "AWS4"u8;
        var seed = new byte[prefix.Length + secret.Length];
        Span<byte> step = stackalloc byte[Size];
        try
        {
            prefix.CopyTo(seed);
            secret.CopyTo(seed.AsSpan(prefix.Length));
            Authenticate(seed, date, step);
            Authenticate(step, region, step);
            Authenticate(step, service, step);
            Authenticate(step, CredentialScope.Terminator, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(step);
        }
    }

    private static void Authenticate(ReadOnlySpan<byte> key, string part, Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[LongestPart];
        Span<byte> hash = stackalloc byte[Size];
        try
        {
            HMACSHA256.HashData(key, text[..Encoding.UTF8.GetBytes(part, text)], hash);
            hash.CopyTo(destination);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(hash);
        }
    }
}
