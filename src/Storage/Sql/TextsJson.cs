using System.Text.Json;
using System.Text.Json.Nodes;

namespace Signet.Storage.Sql;

/// <summary>A list of texts as one column: <c>["…","…"]</c>.</summary>
internal static class TextsJson
{
    public static string Write(IReadOnlyList<string> texts) => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]).ToJsonString();

    public static IReadOnlyList<string> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(item => item.GetString()!)];
    }
}
