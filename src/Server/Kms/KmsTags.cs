using System.Text.Json;
using Signet.Protocol.Shapes;
using Signet.Server.Kms.Keys;
using Signet.Storage;

namespace Signet.Server.Kms;

/// <summary>Tags of keys: their shape, their rules and their condition keys.</summary>
internal static class KmsTags
{
    /// <summary>A key has at most this many tags.</summary>
    public const int Maximum = 50;

    private const int MaxValue = 256;

    private static readonly Member<string> TagKey = Member.Required("TagKey", new TextShape(1, 128));
    private static readonly Member<string> TagValue = Member.Required("TagValue", new TextShape(0, MaxValue));
    private static readonly Member<string> AnyTagValue = Member.Required("TagValue", new TextShape(0, int.MaxValue));

    public static ListShape<Tag> Shape { get; } = new(new StructureShape<Tag>(
        [TagKey, TagValue],
        fields => new(fields.Get(TagKey), fields.Get(TagValue)),
        (json, tag) => WriteTrail(json, tag.Key, tag.Value)));

    /// <summary>The tags of a creation, where one may carry key material: that is as long as it is, and the trail does not show it.</summary>
    public static ListShape<Tag> CreationShape { get; } = new(new StructureShape<Tag>(
        [TagKey, AnyTagValue],
        fields => new(fields.Get(TagKey), fields.Get(AnyTagValue)),
        (json, tag) => WriteTrail(json, tag.Key, tag.Key is CustomKeys.MaterialTag ? "HIDDEN_DUE_TO_SECURITY_REASONS" : tag.Value),
        (fields, violations, path) =>
        {
            if (fields.Get(AnyTagValue) is { Length: > MaxValue } value && fields.Get(TagKey) is not CustomKeys.MaterialTag)
            {
                violations.TooLong(path.Member(AnyTagValue.Name, sensitive: false), value, MaxValue);
            }
        }));

    /// <summary>Refuses values that are too long, where key material has no exception; the value is not told.</summary>
    public static void CheckLengths(IReadOnlyList<Tag> tags)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Value.Length > MaxValue)
            {
                throw KmsErrors.Validation(
                    $"1 validation error detected: Value at 'tags.{i + 1}.member.tagValue' failed to satisfy constraint: Member must have length less than or equal to {MaxValue}");
            }
        }
    }

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

    private static void WriteTrail(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("tagKey", key);
        json.WriteString("tagValue", value);
        json.WriteEndObject();
    }
}
