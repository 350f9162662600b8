using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Signet.Storage.Sql;

/// <summary>Tags as one column: <c>[{"Key":"…","Value":"…"}]</c>.</summary>
internal static class TagJson
{
    private const string None = "[]";

    public static string Write(IReadOnlyList<Tag> tags)
    {
        if (tags.Count == 0)
        {
            return None;
        }

        var buffer = new ArrayBufferWriter<byte>(initialCapacity: 64 * tags.Count);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var tag in tags)
            {
                json.WriteStartObject();
                json.WriteString("Key"u8, tag.Key);
                json.WriteString("Value"u8, tag.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<Tag> Read(string text)
    {
        if (text == None)
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        var tags = new List<Tag>(document.RootElement.GetArrayLength());
        foreach (var tag in document.RootElement.EnumerateArray())
        {
            tags.Add(new(tag.GetProperty("Key"u8).GetString()!, tag.GetProperty("Value"u8).GetString()!));
        }

        return tags;
    }
}
