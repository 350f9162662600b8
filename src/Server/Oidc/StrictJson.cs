using System.Buffers.Text;
using System.Text.Json;

namespace Signet.Server.Oidc;

/// <summary>Reads JSON and base64url from strangers: no member twice, no comments, no half characters, not deep, no padding.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads an object; false when it is none. The element is free of the document that it came from.</summary>
    public static bool TryReadObject(ReadOnlyMemory<byte> utf8, out JsonElement read)
    {
        read = default;
        try
        {
            CheckTexts(utf8.Span);
            using var document = JsonDocument.Parse(utf8, Options);
            read = document.RootElement.Clone();
            return read.ValueKind is JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // A text that is not UTF-8, or that escapes half of a surrogate pair, is noticed only when it is read: so each is read here.
    private static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth, CommentHandling = Options.CommentHandling });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }

    /// <summary>Reads base64url without padding (RFC 7515, section 2); false when it is not that.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.ContainsAny('=', ' ') || text.ContainsAny("\r\n\t") || !Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    /// <summary>A member that is a text; null when it is absent or something else.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;

    /// <summary>A member that is a text or a list of texts; null when it is absent or something else.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var member))
        {
            return null;
        }

        return member.ValueKind switch
        {
            JsonValueKind.String => [member.GetString()!],
            JsonValueKind.Array when member.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) => [.. member.EnumerateArray().Select(item => item.GetString()!)],
            _ => null,
        };
    }

    /// <summary>A member that is a moment in seconds since 1970 (RFC 7519, section 2); null when it is absent, or no moment that a clock can show.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.Number && member.TryGetDouble(out var seconds) && seconds is >= 0 and < 253402300800
            ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds))
            : null;
}
