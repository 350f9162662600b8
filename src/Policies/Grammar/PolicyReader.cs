using System.Text.Json;
using Signet.Policies.Json;

namespace Signet.Policies.Grammar;

/// <summary>Reads what all kinds of policies have in common: which elements there are and of which JSON types.</summary>
/// <remarks>It notes what is wrong and reads on, since each kind has its own order of complaints.</remarks>
internal sealed class PolicyReader
{
    private bool _wellFormed = true;
    private bool _principalsWellFormed = true;

    public static WrittenPolicy Read(JsonValue root) => new PolicyReader().ReadPolicy(root);

    private WrittenPolicy ReadPolicy(JsonValue root)
    {
        Demand(root.Kind == JsonValueKind.Object);
        Demand(root.Members.All(member => member.Name is "Version" or "Id" or "Statement"));
        ReadText(root["Id"]);

        var version = root["Version"] is { } written ? ReadText(written) ?? "" : null;
        var statements = (root["Statement"]?.OneOrMany ?? []).Where(IsObject).Select(ReadStatement).ToArray();
        return new() { WellFormed = _wellFormed, PrincipalsWellFormed = _principalsWellFormed, Version = version, Statements = statements };
    }

    private WrittenStatement ReadStatement(JsonValue statement)
    {
        Demand(statement.Members.All(member => member.Name is "Sid" or "Effect" or "Principal" or "NotPrincipal"
            or "Action" or "NotAction" or "Resource" or "NotResource" or "Condition"));
        DemandOneAtMost(statement["Action"], statement["NotAction"]);
        DemandOneAtMost(statement["Resource"], statement["NotResource"]);
        _principalsWellFormed &= statement["Principal"] is null || statement["NotPrincipal"] is null;

        return new()
        {
            Start = statement.Start,
            End = statement.End - 1,
            Sid = ReadText(statement["Sid"]),
            Effect = ReadText(statement["Effect"]),
            Principal = ReadPrincipals(statement["Principal"]),
            NotPrincipal = ReadPrincipals(statement["NotPrincipal"]),
            Action = ReadTexts(statement["Action"]),
            NotAction = ReadTexts(statement["NotAction"]),
            Resource = ReadResources(statement["Resource"]),
            NotResource = ReadTexts(statement["NotResource"]),
            HasResources = (statement["Resource"] ?? statement["NotResource"])?.OneOrMany.Count > 0,
            Conditions = ReadConditions(statement["Condition"]),
        };
    }

    private WrittenPrincipals? ReadPrincipals(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value is { Kind: JsonValueKind.String, Text: "*" })
        {
            return new() { Everyone = true };
        }

        _principalsWellFormed &= value.Kind == JsonValueKind.Object
            && value.Members.All(member => member.Name is "AWS" or "Federated" or "Service" && member.Value.OneOrMany.All(IsText));
        return new() { Aws = TextsOf(value["AWS"]), Federated = TextsOf(value["Federated"]), Service = TextsOf(value["Service"]) };
    }

    private IReadOnlyList<WrittenCondition> ReadConditions(JsonValue? condition)
    {
        if (condition is null || !IsObject(condition))
        {
            return [];
        }

        var reader = new ConditionReader();
        var conditions = condition.Members.SelectMany(reader.Read).ToArray();
        Demand(reader.WellFormed);
        return conditions;
    }

    /// <summary>A list in which AWS lets <c>null</c> stand; it names nothing.</summary>
    private string[]? ReadResources(JsonValue? value)
    {
        var items = value is { Kind: JsonValueKind.Array } ? value.Items.Where(item => item.Kind != JsonValueKind.Null) : value?.OneOrMany;
        return items?.Select(ReadText).OfType<string>().ToArray();
    }

    private string[]? ReadTexts(JsonValue? value) => value?.OneOrMany.Select(ReadText).OfType<string>().ToArray();

    private string? ReadText(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        Demand(IsText(value));
        return IsText(value) ? value.Text : null;
    }

    private static string[] TextsOf(JsonValue? value) => [.. (value?.OneOrMany ?? []).Where(IsText).Select(item => item.Text)];

    private static bool IsText(JsonValue value) => value.Kind == JsonValueKind.String;

    private bool IsObject(JsonValue value)
    {
        Demand(value.Kind == JsonValueKind.Object);
        return value.Kind == JsonValueKind.Object;
    }

    private void DemandOneAtMost(JsonValue? one, JsonValue? other) => Demand(one is null || other is null);

    private void Demand(bool good) => _wellFormed &= good;
}
