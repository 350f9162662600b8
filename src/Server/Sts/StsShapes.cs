using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Storage;

namespace Signet.Server.Sts;

/// <summary>The shapes and members that STS's operations share (sts.md).</summary>
internal static partial class StsShapes
{
    private const string Characters = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]";

    private static readonly Member<string> TagKey = Member.Required("Key", new TextShape(1, 128, SessionTags.Characters(), Characters + "+"));
    private static readonly Member<string> TagValue = Member.Required("Value", new TextShape(0, 256, SessionTags.Characters(), Characters + "*"));
    private static readonly Member<string> PolicyArn = Member.Optional("arn", new TextShape(20, 2048));

    /// <summary>What session names and source identities are made of.</summary>
    public static TextShape Name { get; } = new(2, 64, NamePattern(), @"[\w+=,.@-]*");

    /// <summary>What the names of federated users are made of.</summary>
    public static TextShape FederatedName { get; } = new(2, 32, NamePattern(), @"[\w+=,.@-]*");

    public static TextShape ExternalId { get; } = new(2, 1224, ExternalIdPattern(), @"[\w+=,.@:\/-]*");

    public static Member<string> RoleArn { get; } = Member.Required("RoleArn", new TextShape(20, 2048));

    public static Member<string> RoleSessionName { get; } = Member.Required("RoleSessionName", Name);

    /// <summary>How long a role's session lasts.</summary>
    public static Member<int?> RoleDuration { get; } = Member.Optional<int?>("DurationSeconds", new IntegerShape(900, 43200), standard: 3600);

    /// <summary>How long a user's session lasts.</summary>
    public static Member<int?> UserDuration { get; } = Member.Optional<int?>("DurationSeconds", new IntegerShape(900, 129600), standard: 43200);

    public static Member<string> Policy { get; } =
        Member.Optional("Policy", new TextShape(1, SessionPolicies.MaxCharacters, PolicyPattern(), @"[\u0009\u000A\u000D\u0020-\u00FF]+"));

    public static Member<IReadOnlyList<string>> PolicyArns { get; } = Member.Optional("PolicyArns", new ListShape<string>(
        new StructureShape<string>([PolicyArn], fields => fields.Get(PolicyArn) ?? "", (json, arn) =>
        {
            json.WriteStartObject();
            json.WriteString("arn", arn);
            json.WriteEndObject();
        }),
        maximum: 10));

    public static Member<IReadOnlyList<Tag>> Tags { get; } = Member.Optional("Tags", new ListShape<Tag>(
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
        maximum: 50));

    public static Member<string> SerialNumber { get; } = Member.Optional("SerialNumber", new TextShape(9, 256));

    public static Member<string> TokenCode { get; } = Member.Optional("TokenCode", new TextShape(6, 6)).Secret();

    /// <summary>Gives back a source identity that a provider gave.</summary>
    /// <exception cref="Protocol.ServiceException">It is not made as one.</exception>
    public static string CheckSourceIdentity(string text) =>
        text.Length is >= 2 and <= 64 && NamePattern().IsMatch(text) && !IsReserved(text) ? text : throw StsErrors.InvalidSourceIdentity();

    /// <summary>Whether a name begins as only AWS's may.</summary>
    public static bool IsReserved(string text) => text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a provider's name for a session can be one.</summary>
    public static bool IsSessionName(string text) => text.Length is >= 2 and <= 64 && NamePattern().IsMatch(text);

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u00FF]+\z")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]*\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@:/-]*\z")]
    private static partial Regex ExternalIdPattern();
}
