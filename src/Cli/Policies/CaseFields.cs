using Signet.Policies;
using Signet.Server.Settings;

namespace Signet.Cli.Policies;

/// <summary>The fields of one case of a file of tests, with those that it inherits.</summary>
internal sealed class CaseFields(string path, DocumentNode node, DocumentNode? defaults)
{
    public long Line => node.Line;

    public DocumentNode? Find(string name) => node[name] ?? defaults?[name];

    /// <summary>Refuses every field that is not among the known ones.</summary>
    public void Know(params string[] names)
    {
        foreach (var (name, value) in (node.Members ?? throw Wrong(node, "a mapping was expected")).Concat(defaults?.Members ?? []))
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                throw Wrong(value, $"'{name}' means nothing here; known are {string.Join(", ", names)}");
            }
        }
    }

    public string Text(string name) => Find(name) is { } value ? value.Text ?? throw Wrong(value, $"'{name}' is a text") : throw Wrong(node, $"'{name}' is missing");

    public string TextOr(string name, string standard) => Find(name) is null ? standard : Text(name);

    /// <summary>Reads policies: each the JSON itself, written out in YAML, or the name of a file beside this one. Null when the field is not there.</summary>
    public IReadOnlyList<NamedPolicy>? Policies(string name, PolicyKind kind) => Find(name) switch
    {
        null => null,
        { Text: null, Members: null } list => [.. list.Items.Select(item => ReadPolicy(item, kind))],
        var one => [ReadPolicy(one, kind)],
    };

    public SettingException Wrong(string name, string text) => Wrong(Find(name)!, text);

    public SettingException Wrong(DocumentNode place, string text) => new(path, $"line {place.Line}: {text}");

    private NamedPolicy ReadPolicy(DocumentNode value, PolicyKind kind)
    {
        var json = value.Text is not { } text ? value.ToJson() : text.TrimStart().StartsWith('{') ? text : ReadFile(value, text);
        return Policy.TryParse(json, kind, out var policy, out var error) ? new(policy) : throw Wrong(value, error);
    }

    private string ReadFile(DocumentNode value, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Wrong(value, $"the policy file '{name}' cannot be read: {e.Message}");
        }
    }
}
