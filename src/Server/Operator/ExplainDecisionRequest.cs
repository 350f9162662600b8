using System.Globalization;
using System.Text.RegularExpressions;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Iam.Simulation;
using Signet.Server.Pipeline;

namespace Signet.Server.Operator;

/// <summary>Asks what policies would say.</summary>
/// <param name="Principal">The ARN of the user, role, role session or root user who would call.</param>
/// <param name="Action">The action with its service.</param>
/// <param name="Resource">The resource's ARN; <c>*</c> when there is none.</param>
/// <param name="Context">Condition keys of the request beside those that the principal and the resource make.</param>
internal sealed partial record ExplainDecisionRequest(string Principal, string Action, string Resource, IReadOnlyList<ContextPair> Context) : IRequest<ExplainDecisionRequest>
{
    private const string EncryptionContextPrefix = "kms:EncryptionContext:";

    private static readonly Member<string> PrincipalMember = Member.Required("Principal", new TextShape(20, 2048));
    private static readonly Member<string> ActionMember = Member.Required("Action", new TextShape(3, 128, ActionPattern(), "[a-z0-9-]+:[A-Za-z0-9]+"));
    private static readonly Member<string> ResourceMember = Member.Optional("Resource", new TextShape(1, 2048), standard: "*");
    private static readonly Member<IReadOnlyList<ContextPair>> ContextMember = Member.Optional("Context", new ListShape<ContextPair>(ContextPair.Shape, maximum: 100));

    public static RequestShape<ExplainDecisionRequest> Shape { get; } = new(
        [PrincipalMember, ActionMember, ResourceMember, ContextMember],
        fields => new(fields.Get(PrincipalMember), fields.Get(ActionMember), fields.Get(ResourceMember), fields.Get(ContextMember) ?? []));

    /// <summary>The encryption context among the condition keys, which grants look at.</summary>
    public IReadOnlyDictionary<string, string> EncryptionContext => Context
        .Where(pair => pair.Key.StartsWith(EncryptionContextPrefix, StringComparison.OrdinalIgnoreCase) && pair.Values.Count == 1)
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key[EncryptionContextPrefix.Length..], pair => pair.Values[0], StringComparer.Ordinal);

    /// <summary>The question as it would come from the principal: its keys, the resource's, those of this moment, and over them what was given.</summary>
    public AccessRequest AsAsked(Call call, PrincipalAsked principal, Demand demand)
    {
        var context = new RequestContext();
        principal.AddConditions(context);
        context.Set("aws:CurrentTime", ConditionContext.Date(call.Time));
        context.Set("aws:EpochTime", call.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Set("aws:RequestedRegion", call.Region.Value);
        context.Set("aws:PrincipalIsAWSService", "false");
        context.Set("aws:ViaAWSService", "false");
        if (demand.Owner is { } owner)
        {
            context.Set("aws:ResourceAccount", owner.Value);
        }

        demand.AddConditions(context);
        foreach (var pair in Context)
        {
            context.Replace(pair.Key, pair.Values);
        }

        return new(principal.Names, demand.Action, demand.Resource, context);
    }

    [GeneratedRegex(@"^[a-z0-9-]+:[A-Za-z0-9]+\z")]
    private static partial Regex ActionPattern();
}

/// <summary>A condition key with its values.</summary>
internal sealed record ContextPair(string Key, IReadOnlyList<string> Values)
{
    private static readonly Member<string> KeyMember = Member.Required("Key", new TextShape(1, 512));
    private static readonly Member<IReadOnlyList<string>> ValuesMember = Member.Required("Values", new ListShape<string>(new TextShape(0, 8192), maximum: 100));

    public static StructureShape<ContextPair> Shape { get; } = new(
        [KeyMember, ValuesMember],
        fields => new(fields.Get(KeyMember), fields.Get(ValuesMember)),
        (json, pair) =>
        {
            json.WriteStartObject();
            json.WriteString("key", pair.Key);
            json.WriteNumber("values", pair.Values.Count);
            json.WriteEndObject();
        });
}
