using System.Text;
using System.Text.Json;

namespace Signet.Server.KeyStores.Xks;

/// <summary>The errors that a proxy may answer with (XKS proxy API 1.0.3, "Errors"): each name belongs to one HTTP status.</summary>
internal static class XksErrorAnswers
{
    private const int MaxDetail = 512;

    private static readonly Dictionary<(int Status, string Name), XksFailure> Rows = new()
    {
        [(400, "ValidationException")] = XksFailure.InvalidResponse,
        [(400, "InvalidStateException")] = XksFailure.KeyNotEnabled,
        [(400, "InvalidCiphertextException")] = XksFailure.InvalidCiphertext,
        [(400, "InvalidKeyUsageException")] = XksFailure.KeyUsage,
        [(401, "AuthenticationFailedException")] = XksFailure.AuthenticationFailed,
        [(403, "AccessDeniedException")] = XksFailure.AccessDenied,
        [(404, "KeyNotFoundException")] = XksFailure.KeyNotFound,
        [(404, "InvalidUriPathException")] = XksFailure.InvalidUriPath,
        [(429, "ThrottlingException")] = XksFailure.Throttled,
        [(500, "InternalException")] = XksFailure.InvalidResponse,
        [(501, "UnsupportedOperationException")] = XksFailure.Unsupported,
        [(503, "DependencyTimeoutException")] = XksFailure.DependencyTimedOut,
    };

    /// <summary>What an answer with another status than 200 means; whatever is no error of the API is an answer that cannot be interpreted.</summary>
    public static XksException Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("errorName").GetString() is { } name && Rows.TryGetValue((status, name), out var failure)
                ? new(failure, Printable($"{status} {name} {Message(json.RootElement)}"))
                : new(XksFailure.InvalidResponse, $"status {status} with an unknown errorName");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new(XksFailure.InvalidResponse, $"status {status} with no error of the API in its body", e);
        }
    }

    private static string Message(JsonElement error) =>
        error.TryGetProperty("errorMessage", out var text) && text.ValueKind is JsonValueKind.String ? text.GetString()! : "";

    // It goes into a log: one line of bounded length, whatever the proxy sends.
    private static string Printable(string text)
    {
        var line = new StringBuilder(text, 0, Math.Min(text.Length, MaxDetail), MaxDetail);
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = line[i] is >= ' ' and <= '~' ? line[i] : '?';
        }

        return line.ToString();
    }
}
