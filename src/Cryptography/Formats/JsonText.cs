using System.Text.Json;

namespace Signet.Cryptography.Formats;

/// <summary>Reads JSON from strangers: eight levels deep at most, and no name twice.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Parses an object; throws <see cref="UnreadableException"/> for anything else.</summary>
    public static JsonDocument ParseObject(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var document = JsonDocument.Parse(utf8, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new UnreadableException("The JSON is not an object.");
        }
        catch (JsonException error)
        {
            throw new UnreadableException("The JSON is damaged, deeper than 8 levels, or has a name twice.", error);
        }
    }

    extension(JsonElement element)
    {
        /// <summary>A member that is a string; null when it is absent. Throws <see cref="UnreadableException"/> when it is something else.</summary>
        public string? Text(string name) => !element.TryGetProperty(name, out var value) ? null
            : value.ValueKind == JsonValueKind.String ? ReadString(value, name)
            : throw new UnreadableException($"The member '{name}' is not a string.");

        /// <summary>The same of a member that must be there.</summary>
        public string RequiredText(string name) => element.Text(name) ?? throw new UnreadableException($"The member '{name}' is missing.");
    }

    // A lone surrogate is text to the parser and none to the reader.
    private static string ReadString(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new UnreadableException($"The member '{name}' is not a string of Unicode.", error);
        }
    }
}
