using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>Key material as seeds write it: PEM of PKCS#8 (RFC 5958), of PKCS#1 (RFC 8017) or of SEC 1 (RFC 5915), else hexadecimal digits, else base64.</summary>
internal static class SeedMaterial
{
    /// <summary>The material as the key's spec takes it: DER PKCS#8, or the bytes of a symmetric key; the caller wipes it.</summary>
    /// <exception cref="SeedException">It is not material for such a key; the sentence does not tell it.</exception>
    public static byte[] Read(Place place, string text, KeySpec spec)
    {
        byte[]? bytes = null;
        try
        {
            bytes = Decode(text.Trim());
            using var material = KeyMaterial.Import(spec, bytes);
            return material.Export();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            throw place.Error($"this is not material for a key of KeySpec {spec.Name}: a private key in PEM, or bytes in hexadecimal or base64");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static byte[] Decode(string text)
    {
        if (!text.StartsWith("-----BEGIN ", StringComparison.Ordinal))
        {
            return text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : Convert.FromBase64String(text);
        }

        var pem = PemEncoding.Find(text);
        if (text[pem.Label] is "PRIVATE KEY")
        {
            return Convert.FromBase64String(text[pem.Base64Data]);
        }

        using AsymmetricAlgorithm key = text[pem.Label] is "RSA PRIVATE KEY" ? RSA.Create() : ECDsa.Create();
        key.ImportFromPem(text);
        return key.ExportPkcs8PrivateKey();
    }
}
