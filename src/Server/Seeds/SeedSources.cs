using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>Reads what a seed may keep elsewhere: secrets as <c>env:NAME</c> or <c>file:PATH</c>, policies as mappings, as JSON text or as <c>file:PATH</c>.</summary>
/// <param name="folder">What relative paths start from: the seed's own folder.</param>
/// <param name="environment">The environment.</param>
internal sealed class SeedSources(string folder, Func<string, string?> environment)
{
    private const int MaxFile = 256 * 1024;
    private const string File = "file:";
    private const string Env = "env:";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text that may be secret, from where it is; without the line end of its file.</summary>
    /// <exception cref="SeedException">It is not there; the sentence does not tell the text.</exception>
    public string Secret(SeedNode node)
    {
        var text = node.Text;
        if (text.StartsWith(Env, StringComparison.Ordinal))
        {
            return environment(text[Env.Length..]) is { Length: > 0 } value ? value : throw node.Place.Error("the environment variable that it names is not set");
        }

        return text.StartsWith(File, StringComparison.Ordinal) ? ReadFile(node, text[File.Length..]).TrimEnd('\r', '\n') : text;
    }

    /// <summary>A policy as JSON text.</summary>
    /// <exception cref="SeedException">It is a list, or its file cannot be read.</exception>
    public string Policy(SeedNode node) => node switch
    {
        SeedMap map => ToJson(map),
        SeedText { Value: var text } when text.StartsWith(File, StringComparison.Ordinal) => ReadFile(node, text[File.Length..]),
        _ => node.Text,
    };

    private string ReadFile(SeedNode node, string path)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, path));
            return file.Length <= MaxFile ? System.IO.File.ReadAllText(file.FullName) : throw node.Place.Error($"the file that it names has more than {MaxFile} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw node.Place.Error("the file that it names cannot be read");
        }
    }

    private static string ToJson(SeedNode node)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            Write(json, node);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    // Policies take numbers and booleans as texts too.
    private static void Write(Utf8JsonWriter json, SeedNode node)
    {
        switch (node)
        {
            case SeedMap map:
                json.WriteStartObject();
                foreach (var member in map.Members)
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case SeedList list:
                json.WriteStartArray();
                foreach (var item in list.Nodes)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(node.Text);
                break;
        }
    }
}
