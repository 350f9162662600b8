using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>The members that the operations on OpenID Connect providers share (iam.md, field rules).</summary>
internal static partial class OidcShapes
{
    /// <summary>A provider accepts at most this many audiences.</summary>
    public const int MaxClientIds = 100;

    /// <summary>A provider has at most this many thumbprints.</summary>
    public const int MaxThumbprints = 5;

    private static readonly TextShape AnyClientId = new(1, 255);
    private static readonly TextShape Thumbprint = new(40, 40, ThumbprintPattern(), "[0-9a-fA-F]{40}");

    public static Member<string> ProviderArn { get; } = Member.Required("OpenIDConnectProviderArn", new TextShape(20, 2048));

    public static Member<string> ClientId { get; } = Member.Required("ClientID", AnyClientId);

    /// <summary>How many there may be is told by a quota, not by the shape.</summary>
    public static Member<IReadOnlyList<string>> ClientIds { get; } = Member.Optional("ClientIDList", new ListShape<string>(AnyClientId));

    public static Member<IReadOnlyList<string>> Thumbprints { get; } = Member.Optional("ThumbprintList", new ListShape<string>(Thumbprint));

    public static Member<IReadOnlyList<string>> ThumbprintsToBe { get; } = Member.Required("ThumbprintList", new ListShape<string>(Thumbprint));

    [GeneratedRegex(@"^[0-9a-fA-F]{40}\z")]
    private static partial Regex ThumbprintPattern();
}
