using System.Security.Cryptography;

namespace Signet.Server.Sessions;

/// <summary>Makes the identifiers and secrets that AWS makes: prefix and random characters.</summary>
internal static class Credentials
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>An access key id of 20 characters: <c>AKIA…</c> for long-term, <c>ASIA…</c> for temporary credentials.</summary>
    public static string NewAccessKeyId(string prefix) => prefix + RandomNumberGenerator.GetString(Base32, 16);

    /// <summary>A unique id of 21 characters: <c>AIDA…</c> for users, <c>AROA…</c> for roles.</summary>
    public static string NewUniqueId(string prefix) => prefix + RandomNumberGenerator.GetString(Base32, 17);

    /// <summary>A secret access key: 40 characters of base64, 240 random bits.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));

    /// <summary>What a stored secret access key is sealed for.</summary>
    public static string SecretPurpose(string accessKeyId) => $"secret access key:{accessKeyId}";
}
