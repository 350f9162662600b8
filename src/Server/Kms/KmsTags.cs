using Signet.Protocol.Shapes;
using Signet.Storage;

namespace Signet.Server.Kms;

/// <summary>Tags of keys: their shape, their rules and their condition keys.</summary>
internal static class KmsTags
{
    /// <summary>A key has at most this many tags.</summary>
    public const int Maximum = 50;

    private static readonly Member<string> TagKey = Member.Required("TagKey", new TextShape(1, 128));
    private static readonly Member<string> TagValue = Member.Required("TagValue", new TextShape(0, 256));

    public static ListShape<Tag> Shape { get; } = new(new StructureShape<Tag>(
        [TagKey, TagValue],
        fields => new(fields.Get(TagKey), fields.Get(TagValue)),
        (json, tag) =>
        {
            json.WriteStartObject();
            json.WriteString("tagKey", tag.Key);
            json.WriteString("tagValue", tag.Value);
            json.WriteEndObject();
        }));

    /// <summary>Refuses reserved and repeated keys, and more tags than a key may have.</summary>
    public static void Check(IReadOnlyList<Tag> tags)
    {
        if (tags.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw KmsErrors.Tag("Tags beginning with aws: are reserved");
        }

        if (tags.DistinctBy(tag => tag.Key, StringComparer.Ordinal).Count() < tags.Count)
        {
            throw KmsErrors.Tag("Duplicate tag keys");
        }

        CheckCount(tags.Count);
    }

    /// <summary>Refuses more tags than a key may have.</summary>
    public static void CheckCount(int count)
    {
        if (count > Maximum)
        {
            throw KmsErrors.Tag("Too many tags");
        }
    }
}
