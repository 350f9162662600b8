using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Storage;

namespace Signet.Server.Iam;

/// <summary>Tags: their shape, their rules, their condition keys and how they are written.</summary>
internal static partial class IamTags
{
    private const string Characters = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]";

    // Secret only in this: a violation does not repeat the value.
    private static readonly Member<string> Key = Member.Required("Key", new TextShape(1, 128, KeyPattern(), Characters + "+")).Secret();
    private static readonly Member<string> Value = Member.Required("Value", new TextShape(0, 256, ValuePattern(), Characters + "*")).Secret();

    private static readonly ListShape<Tag> ListOfTags = new(
        new StructureShape<Tag>(
            [Key, Value],
            fields => new(fields.Get(Key), fields.Get(Value)),
            (json, tag) =>
            {
                json.WriteStartObject();
                json.WriteString("key", tag.Key);
                json.WriteString("value", tag.Value);
                json.WriteEndObject();
            }),
        maximum: 50);

    /// <summary>The tags of an entity to be.</summary>
    public static Member<IReadOnlyList<Tag>> Tags { get; } = Member.Optional("Tags", ListOfTags);

    /// <summary>The tags that an entity is to have more.</summary>
    public static Member<IReadOnlyList<Tag>> TagsToBe { get; } = Member.Required("Tags", ListOfTags);

    /// <summary>The keys of the tags that an entity is to have no more.</summary>
    public static Member<IReadOnlyList<string>> TagKeys { get; } =
        Member.Required("TagKeys", new ListShape<string>(new TextShape(1, 128, KeyPattern(), Characters + "+"), maximum: 50));

    /// <summary>Refuses reserved and repeated keys.</summary>
    public static void Check(IReadOnlyList<Tag> tags)
    {
        if (tags.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw IamErrors.InvalidInput("Caller is an end user and not allowed to mutate system tags");
        }

        if (tags.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Count() < tags.Count)
        {
            throw IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
    }

    /// <summary>The tags of an answer that leaves an empty list out.</summary>
    public static IEnumerable<IWritable>? Written(IReadOnlyList<Tag> tags) => tags.Count == 0 ? null : tags.Select(tag => new TagEntry(tag));

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]+\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex ValuePattern();
}

/// <summary>A tag in an answer.</summary>
internal sealed class TagEntry(Tag tag) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Key", tag.Key);
        writer.Text("Value", tag.Value);
    }
}
