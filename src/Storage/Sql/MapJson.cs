using System.Text.Json;
using System.Text.Json.Nodes;

namespace Signet.Storage.Sql;

/// <summary>A map of texts as one column: <c>{"…":"…"}</c>.</summary>
internal static class MapJson
{
    public static string Write(IReadOnlyDictionary<string, string> map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map)
        {
            json.Add(key, value);
        }

        return json.ToJsonString();
    }

    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal);
    }
}
