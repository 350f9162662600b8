using System.Text.RegularExpressions;
using Signet.Policies;
using Signet.Protocol.Shapes;

namespace Signet.Server.Iam.Simulation;

/// <summary>The members that the simulator's operations share (iam.md, "Simulator").</summary>
internal static partial class SimulationShapes
{
    private static readonly TextShape Document = new(1, 131072, DocumentPattern(), @"[\u0009\u000A\u000D\u0020-\u00FF]+");
    private static readonly TextShape Name = new(1, 2048);
    private static readonly ListShape<string> Documents = new(Document);

    public static Member<IReadOnlyList<string>> Policies { get; } = Member.Required("PolicyInputList", Documents);

    public static Member<IReadOnlyList<string>> MorePolicies { get; } = Member.Optional("PolicyInputList", Documents);

    public static Member<IReadOnlyList<string>> Boundaries { get; } = Member.Optional("PermissionsBoundaryPolicyInputList", Documents);

    public static Member<IReadOnlyList<string>> ActionNames { get; } = Member.Required("ActionNames", new ListShape<string>(new TextShape(3, 128)));

    public static Member<IReadOnlyList<string>> ResourceArns { get; } = Member.Optional("ResourceArns", new ListShape<string>(Name));

    public static Member<string> ResourcePolicy { get; } = Member.Optional("ResourcePolicy", Document);

    public static Member<string> ResourceOwner { get; } = Member.Optional("ResourceOwner", Name);

    public static Member<string> CallerArn { get; } = Member.Optional("CallerArn", Name);

    public static Member<string> ResourceHandlingOption { get; } = Member.Optional("ResourceHandlingOption", new TextShape(1, 64));

    public static Member<string> PolicySourceArn { get; } = Member.Required("PolicySourceArn", new TextShape(20, 2048));

    /// <summary>Reads documents of identity policies, named by the member and their place in it.</summary>
    public static IReadOnlyList<NamedPolicy> Read(string member, IReadOnlyList<string> documents) =>
        [.. documents.Select((document, index) => Read($"{member}.{index + 1}", document, PolicyKind.Identity))];

    /// <summary>Reads one document.</summary>
    public static NamedPolicy Read(string name, string document, PolicyKind kind) =>
        Policy.TryParse(document, kind, out var policy, out var error)
            ? new(policy) { Name = name }
            : throw IamErrors.InvalidInput($"{name} is not a valid policy: {error}");

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u00FF]+\z")]
    private static partial Regex DocumentPattern();
}
