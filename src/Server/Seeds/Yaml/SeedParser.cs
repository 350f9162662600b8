using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Signet.Server.Seeds.Yaml;

/// <summary>
/// Reads YAML 1.2, and JSON with it, into nodes with places. One document; no anchors, aliases or tags, so that a small file cannot become a large tree.
/// </summary>
internal sealed class SeedParser
{
    /// <summary>A seed has at most this many bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const string Broken = "from here on this is not well-formed YAML";
    private const int MaxDepth = 32;
    private const int MaxNodes = 200_000;

    private readonly Parser _parser;
    private readonly string _file;
    private int _nodes;

    private SeedParser(string file, string text) => (_file, _parser) = (file, new Parser(new StringReader(text)));

    /// <summary>Reads a seed's text; the file's name is for errors.</summary>
    /// <exception cref="SeedException">It is not YAML, or YAML of a kind that seeds do not take.</exception>
    public static SeedNode Parse(string file, string text)
    {
        var reader = new SeedParser(file, text);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException broken)
        {
            // Its message may repeat what stands there, and that may be secret.
            throw reader.PlaceOf(broken.Start).Error(Broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser's own ways to stumble over a hostile file.
            throw (reader._parser.Current is { } last ? reader.PlaceOf(last.Start) : new Place(file)).Error(Broken);
        }
    }

    private SeedNode ReadDocument()
    {
        Expect<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            throw new Place(_file).Error("there is nothing in it");
        }

        Expect<DocumentStart>();
        var root = ReadNode(depth: 1);
        Expect<DocumentEnd>();
        return _parser.Current is StreamEnd ? root : throw PlaceOf(_parser.Current!.Start).Error("a seed is one document");
    }

    private SeedNode ReadNode(int depth)
    {
        var place = PlaceOf(_parser.Current!.Start);
        if (++_nodes > MaxNodes || depth > MaxDepth)
        {
            throw place.Error($"a seed has at most {MaxNodes} values, nested {MaxDepth} deep");
        }

        CheckPlain(place);
        return _parser.Current switch
        {
            Scalar => new SeedText(place, TakeScalar(place)),
            SequenceStart => ReadList(place, depth),
            MappingStart => ReadMap(place, depth),
            _ => throw place.Error("here should be a value"),
        };
    }

    private SeedList ReadList(Place place, int depth)
    {
        Expect<SequenceStart>();
        var items = new List<SeedNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        Expect<SequenceEnd>();
        return new(place, items);
    }

    private SeedMap ReadMap(Place place, int depth)
    {
        Expect<MappingStart>();
        var members = new List<SeedMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_parser.Current is not MappingEnd)
        {
            var at = PlaceOf(_parser.Current!.Start);
            CheckPlain(at);
            var name = _parser.Current is Scalar ? TakeScalar(at) : throw at.Error("here should be a name");
            var member = new SeedMember(at, name, ReadNode(depth + 1));
            members.Add(names.Add(name) ? member : throw at.Error($"'{member.ShownName}' is there twice"));
        }

        Expect<MappingEnd>();
        return new(place, members);
    }

    private string TakeScalar(Place place)
    {
        var scalar = (Scalar)_parser.Current!;
        _parser.MoveNext();
        return scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? throw place.Error("here a value is missing") : scalar.Value;
    }

    private void CheckPlain(Place place)
    {
        if (_parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw place.Error("anchors, aliases and tags are not taken in seeds");
        }
    }

    private void Expect<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        _ = _parser.Current is T ? true : throw PlaceOf(_parser.Current!.Start).Error("this is not what belongs here");
        _parser.MoveNext();
    }

    private Place PlaceOf(in Mark mark) => new(_file, mark.Line, mark.Column);
}
