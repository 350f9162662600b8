using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Server.KeyStores.Xks;

/// <summary>Reads a proxy's answers: whatever is missing, of another type or out of bounds is an answer that cannot be interpreted.</summary>
internal static class XksAnswers
{
    private const int MaxManagers = 10;
    private const int MaxUsages = 10;
    private const int MaxWord = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The answer of GetHealthStatus; all its members are required.</summary>
    public static void CheckHealth(ReadOnlyMemory<byte> body) => Read(body, answer =>
    {
        var managers = answer.GetProperty("ekmFleetDetails");
        var states = managers.EnumerateArray().Select(StateOf).ToList();
        Require(answer.GetProperty("xksProxyFleetSize").GetInt64() >= 1, "xksProxyFleetSize is not positive");
        Require(states.Count is >= 1 and <= MaxManagers, "ekmFleetDetails is empty or too long");
        _ = (Text(answer, "xksProxyVendor"), Text(answer, "xksProxyModel"), Text(answer, "ekmVendor"));
        return states.TrueForAll(state => state is "UNAVAILABLE") ? throw new XksException(XksFailure.Unhealthy, "every external key manager is UNAVAILABLE") : true;
    });

    /// <summary>The answer of GetKeyMetadata.</summary>
    public static XksKey ReadKey(ReadOnlyMemory<byte> body) => Read(body, answer =>
    {
        var usages = answer.GetProperty("keyUsage").EnumerateArray().Select(usage => Word(usage.GetString())).ToList();
        Require(usages.Count is >= 1 and <= MaxUsages, "keyUsage is empty or too long");
        var status = Word(Text(answer, "keyStatus"));
        Require(status is "ENABLED" or "DISABLED", "keyStatus is unknown");
        return new XksKey(Word(Text(answer, "keySpec")), usages, status);
    });

    /// <summary>The answer of Encrypt; its checksum must be right.</summary>
    public static XksCiphertext ReadCiphertext(ReadOnlyMemory<byte> body, int length, byte[] associatedData) => Read(body, answer =>
    {
        var ciphertext = new XksCiphertext(
            answer.GetProperty("initializationVector").GetBytesFromBase64(),
            answer.GetProperty("authenticationTag").GetBytesFromBase64(),
            answer.TryGetProperty("ciphertextMetadata", out var metadata) ? metadata.GetBytesFromBase64() : (ReadOnlyMemory<byte>?)null,
            answer.GetProperty("ciphertext").GetBytesFromBase64());
        Require(XksCiphertext.IsVectorLength(ciphertext.InitializationVector.Length), "initializationVector has neither 12 nor 16 bytes");
        Require(ciphertext.AuthenticationTag.Length == XksCiphertext.TagLength, "authenticationTag has not 16 bytes");
        Require(ciphertext.Metadata is not { Length: > XksCiphertext.MaxMetadata }, "ciphertextMetadata is too long");
        Require(ciphertext.Ciphertext.Length == length, "ciphertext is not as long as the plaintext");

        var checksum = answer.GetProperty("ciphertextDataIntegrityValue").GetBytesFromBase64();
        Require(CryptographicOperations.FixedTimeEquals(checksum, ciphertext.IntegrityValue(associatedData)), "ciphertextDataIntegrityValue is wrong");
        return ciphertext;
    });

    /// <summary>The answer of Decrypt.</summary>
    public static byte[] ReadPlaintext(ReadOnlyMemory<byte> body, int length) => Read(body, answer =>
    {
        var plaintext = answer.GetProperty("plaintext").GetBytesFromBase64();
        Require(plaintext.Length == length, "plaintext is not as long as the ciphertext");
        return plaintext;
    });

    private static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            return read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new XksException(XksFailure.InvalidResponse, "the answer is not the JSON that the API calls for", e);
        }
    }

    private static string StateOf(JsonElement manager)
    {
        _ = (Text(manager, "id"), Text(manager, "model"));
        var state = Text(manager, "healthStatus");
        Require(state is "ACTIVE" or "DEGRADED" or "UNAVAILABLE", "healthStatus is unknown");
        return state;
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString() ?? throw new FormatException();

    // Words of the API go into refusals: capitals, digits and underscores, and not many.
    private static string Word(string? text)
    {
        Require(text is { Length: > 0 and <= MaxWord } && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '_'), "a word is not one of the API");
        return text!;
    }

    private static void Require(bool good, string fault)
    {
        if (!good)
        {
            throw new XksException(XksFailure.InvalidResponse, fault);
        }
    }
}
