using System.Collections.Frozen;

namespace Signet.Policies.Conditions;

/// <summary>A condition operator's word taken apart, <c>ForAllValues:StringNotEqualsIfExists</c>; words are case-sensitive.</summary>
/// <param name="Family">What the values are.</param>
/// <param name="Relation">How they compare.</param>
/// <param name="Negated">Whether the comparison must fail with every value of the policy.</param>
/// <param name="Set">The quantifier in front.</param>
/// <param name="IfExists">Whether an absent key is enough.</param>
internal sealed record ConditionOperator(
    Family Family, Relation Relation = Relation.Equal, bool Negated = false, SetOperator Set = SetOperator.None, bool IfExists = false)
{
    private const string ForAllValues = "ForAllValues:";
    private const string ForAnyValue = "ForAnyValue:";
    private const string Suffix = "IfExists";

    private static readonly FrozenDictionary<string, ConditionOperator> Rows = new Dictionary<string, ConditionOperator>(StringComparer.Ordinal)
    {
        ["StringEquals"] = new(Family.Text),
        ["StringNotEquals"] = new(Family.Text, Negated: true),
        ["StringEqualsIgnoreCase"] = new(Family.TextIgnoringCase),
        ["StringNotEqualsIgnoreCase"] = new(Family.TextIgnoringCase, Negated: true),
        ["StringLike"] = new(Family.TextPattern),
        ["StringNotLike"] = new(Family.TextPattern, Negated: true),
        ["NumericEquals"] = new(Family.Number),
        ["NumericNotEquals"] = new(Family.Number, Negated: true),
        ["NumericLessThan"] = new(Family.Number, Relation.Less),
        ["NumericLessThanEquals"] = new(Family.Number, Relation.LessOrEqual),
        ["NumericGreaterThan"] = new(Family.Number, Relation.Greater),
        ["NumericGreaterThanEquals"] = new(Family.Number, Relation.GreaterOrEqual),
        ["DateEquals"] = new(Family.Date),
        ["DateNotEquals"] = new(Family.Date, Negated: true),
        ["DateLessThan"] = new(Family.Date, Relation.Less),
        ["DateLessThanEquals"] = new(Family.Date, Relation.LessOrEqual),
        ["DateGreaterThan"] = new(Family.Date, Relation.Greater),
        ["DateGreaterThanEquals"] = new(Family.Date, Relation.GreaterOrEqual),
        ["Bool"] = new(Family.Bool),
        ["BinaryEquals"] = new(Family.Binary),
        ["IpAddress"] = new(Family.IpAddress),
        ["NotIpAddress"] = new(Family.IpAddress, Negated: true),
        ["ArnEquals"] = new(Family.Arn),
        ["ArnLike"] = new(Family.Arn),
        ["ArnNotEquals"] = new(Family.Arn, Negated: true),
        ["ArnNotLike"] = new(Family.Arn, Negated: true),
        ["Null"] = new(Family.Null),
    }.ToFrozenDictionary(row => row.Key, row => row.Value with { Word = row.Key }, StringComparer.Ordinal);

    /// <summary>The operator as policies write it.</summary>
    public string Word { get; private init; } = "";

    /// <summary>What a condition comes to when the request has no such key.</summary>
    public bool HoldsWithoutKey => IfExists || Set == SetOperator.ForAllValues || (Set == SetOperator.None && Negated);

    /// <summary>Whether variables are filled in; in numbers, dates, addresses and bytes <c>${</c> is plain text.</summary>
    public bool TakesVariables => Family is Family.Text or Family.TextIgnoringCase or Family.TextPattern or Family.Bool or Family.Arn;

    /// <summary>Reads an operator's word; null when there is no such operator.</summary>
    public static ConditionOperator? Find(string word)
    {
        var set = word.StartsWith(ForAllValues, StringComparison.Ordinal) ? SetOperator.ForAllValues
            : word.StartsWith(ForAnyValue, StringComparison.Ordinal) ? SetOperator.ForAnyValue
            : SetOperator.None;
        var start = set switch { SetOperator.ForAllValues => ForAllValues.Length, SetOperator.ForAnyValue => ForAnyValue.Length, _ => 0 };
        var ifExists = word.EndsWith(Suffix, StringComparison.Ordinal);
        var end = ifExists ? word.Length - Suffix.Length : word.Length;
        if (!Rows.TryGetValue(word[start..end], out var row))
        {
            return null;
        }

        var plain = set == SetOperator.None && !ifExists;
        return plain ? row : row.Family == Family.Null ? null : row with { Set = set, IfExists = ifExists, Word = word };
    }
}
