using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Signet.Policies.Json;

/// <summary>A JSON text (RFC 8259) taken apart with the place of every value, within bounds of length and depth.</summary>
/// <remarks>A name that comes twice in one object is refused: readers disagree on which of the two counts, and one may be the Deny.</remarks>
internal sealed class JsonTree
{
    /// <summary>The length of AWS's longest policy parameter.</summary>
    public const int MaxLength = 131_072;

    private const int MaxDepth = 32;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private JsonTree(byte[] utf8, JsonValue root) => (Utf8, Root) = (utf8, root);

    public byte[] Utf8 { get; }

    public JsonValue Root { get; }

    public static JsonTree Parse(string json) =>
        TryParse(json, out var tree) ? tree : throw new PolicySyntaxException("The text is not a JSON document.");

    public static bool TryParse(string json, [NotNullWhen(true)] out JsonTree? tree)
    {
        tree = null;
        if (json.Length > MaxLength)
        {
            return false;
        }

        try
        {
            tree = Read(StrictUtf8.GetBytes(json));
            return true;
        }
        catch (Exception failure) when (failure is JsonException or EncoderFallbackException or InvalidOperationException)
        {
            // InvalidOperationException is how the reader reports half of a surrogate pair in \u escapes.
            return false;
        }
    }

    private static JsonTree Read(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var root = ReadValue(ref reader);
        reader.Read();
        return new(utf8, root);
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, start),
            JsonTokenType.StartArray => ReadArray(ref reader, start),
            JsonTokenType.String => Scalar(ref reader, JsonValueKind.String, reader.GetString()!),
            JsonTokenType.Number => Scalar(ref reader, JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => Scalar(ref reader, JsonValueKind.True, "true"),
            JsonTokenType.False => Scalar(ref reader, JsonValueKind.False, "false"),
            JsonTokenType.Null => Scalar(ref reader, JsonValueKind.Null, "null"),
            _ => throw new JsonException("A value was expected."),
        };
    }

    private static JsonValue ReadObject(ref Utf8JsonReader reader, int start)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            members.Add(new(name, ReadValue(ref reader)));
            if (!names.Add(name))
            {
                throw new JsonException("A name comes twice.");
            }
        }

        return new() { Kind = JsonValueKind.Object, Start = start, End = (int)reader.BytesConsumed, Members = members };
    }

    private static JsonValue ReadArray(ref Utf8JsonReader reader, int start)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return new() { Kind = JsonValueKind.Array, Start = start, End = (int)reader.BytesConsumed, Items = items };
    }

    private static JsonValue Scalar(ref Utf8JsonReader reader, JsonValueKind kind, string text) =>
        new() { Kind = kind, Start = (int)reader.TokenStartIndex, End = (int)reader.BytesConsumed, Text = text };
}
