using System.Text;
using System.Text.Json;
using Signet.Server.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Signet.Cli.Policies;

/// <summary>A value of a YAML file (which a JSON file is too) and the line where it begins. Without anchors: what a file says stands where it is read.</summary>
internal sealed class DocumentNode
{
    private const int MaxSize = 4 * 1024 * 1024;
    private const int MaxDepth = 32;

    /// <summary>The text of a scalar; null for lists and mappings.</summary>
    public string? Text { get; private init; }

    public IReadOnlyList<DocumentNode> Items { get; private init; } = [];

    /// <summary>The entries of a mapping, in their order; null for others.</summary>
    public IReadOnlyList<(string Name, DocumentNode Value)>? Members { get; private init; }

    /// <summary>The line, counted from 1.</summary>
    public required long Line { get; init; }

    public DocumentNode? this[string name] => Members?.FirstOrDefault(member => member.Name == name).Value;

    /// <summary>Reads a file.</summary>
    /// <exception cref="SettingException">It cannot be read; the sentence names the line.</exception>
    public static DocumentNode Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            using var text = file.Length <= MaxSize ? file.OpenText() : throw new SettingException(path, "is larger than 4 MiB");
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, depth: 0);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return root;
        }
        catch (YamlException e)
        {
            throw new SettingException(path, $"line {e.Start.Line}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(path, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>The value as JSON; every scalar is a string there.</summary>
    public string ToJson()
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static DocumentNode ReadNode(IParser parser, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "it is nested too deeply");
        }

        var line = parser.Current!.Start.Line;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new() { Line = line, Text = scalar.Value };
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<DocumentNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, depth + 1));
            }

            return new() { Line = line, Items = items };
        }

        return parser.TryConsume<MappingStart>(out _)
            ? new() { Line = line, Members = ReadMembers(parser, depth) }
            : throw new YamlException(parser.Current.Start, parser.Current.End, "a text, a list or a mapping was expected");
    }

    private static List<(string Name, DocumentNode Value)> ReadMembers(IParser parser, int depth)
    {
        var members = new List<(string Name, DocumentNode Value)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            if (members.Exists(member => member.Name == name.Value))
            {
                throw new YamlException(name.Start, name.End, $"'{name.Value}' comes twice");
            }

            members.Add((name.Value, ReadNode(parser, depth + 1)));
        }

        return members;
    }

    private void Write(Utf8JsonWriter json)
    {
        if (Text is not null)
        {
            json.WriteStringValue(Text);
            return;
        }

        if (Members is null)
        {
            json.WriteStartArray();
            Items.ToList().ForEach(item => item.Write(json));
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        foreach (var (name, value) in Members)
        {
            json.WritePropertyName(name);
            value.Write(json);
        }

        json.WriteEndObject();
    }
}
