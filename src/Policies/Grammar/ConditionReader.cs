using System.Text.Json;
using Signet.Policies.Conditions;
using Signet.Policies.Json;

namespace Signet.Policies.Grammar;

/// <summary>Reads a Condition block, operator by operator; <see cref="WellFormed"/> says at the end whether all of it was right.</summary>
internal sealed class ConditionReader
{
    public bool WellFormed { get; private set; } = true;

    /// <summary>The keys under one operator. An unknown operator is let pass only when nothing stands under it, as AWS does.</summary>
    public IEnumerable<WrittenCondition> Read(JsonMember member)
    {
        WellFormed &= member.Value.Kind == JsonValueKind.Object;
        if (member.Value.Members.Count == 0)
        {
            return [];
        }

        if (ConditionOperator.Find(member.Name) is not { } condition)
        {
            WellFormed = false;
            return [];
        }

        return member.Value.Members.Select(key => new WrittenCondition(condition, key.Name, ReadValues(condition, key.Value)));
    }

    private string[] ReadValues(ConditionOperator condition, JsonValue value)
    {
        WellFormed &= value.OneOrMany.All(item => Fits(condition.Family, item));
        return [.. value.OneOrMany.Select(item => item.Text)];
    }

    private static bool Fits(Family family, JsonValue value) => value.Kind switch
    {
        JsonValueKind.String => family != Family.Null || bool.TryParse(value.Text, out _),
        JsonValueKind.True or JsonValueKind.False => family is Family.Bool or Family.Null,
        JsonValueKind.Number => family is Family.Number or Family.Date,
        _ => false,
    };
}
