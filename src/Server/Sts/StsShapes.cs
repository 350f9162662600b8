using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Storage;

namespace Signet.Server.Sts;

/// <summary>The shapes that STS's operations share (sts.md).</summary>
internal static partial class StsShapes
{
    private static readonly Member<string> TagKey = Member.Required("Key", new TextShape(1, 128));
    private static readonly Member<string> TagValue = Member.Required("Value", new TextShape(0, 256));
    private static readonly Member<string> PolicyArn = Member.Optional("arn", new TextShape(20, 2048));

    /// <summary>What session names and source identities are made of.</summary>
    public static TextShape Name { get; } = new(2, 64, NamePattern(), @"[\w+=,.@-]*");

    public static TextShape Policy { get; } = new(1, SessionPolicies.MaxCharacters, PolicyPattern(), @"[\u0009\u000A\u000D\u0020-\u00FF]+");

    public static TextShape ExternalId { get; } = new(2, 1224, ExternalIdPattern(), @"[\w+=,.@:\/-]*");

    public static ListShape<Tag> Tags { get; } = new(
        new StructureShape<Tag>(
            [TagKey, TagValue],
            fields => new(fields.Get(TagKey), fields.Get(TagValue)),
            (json, tag) =>
            {
                json.WriteStartObject();
                json.WriteString("key", tag.Key);
                json.WriteString("value", tag.Value);
                json.WriteEndObject();
            }),
        maximum: 50);

    public static ListShape<string> PolicyArns { get; } = new(
        new StructureShape<string>([PolicyArn], fields => fields.Get(PolicyArn) ?? "", (json, arn) =>
        {
            json.WriteStartObject();
            json.WriteString("arn", arn);
            json.WriteEndObject();
        }),
        maximum: 10);

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u00FF]+\z")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]*\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@:/-]*\z")]
    private static partial Regex ExternalIdPattern();
}
