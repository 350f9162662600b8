using System.Globalization;
using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>A number that stands in a relation to the policy's.</summary>
internal sealed class NumberTest(string text, Relation relation) : ValueTest
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly decimal? _number = Parse(text);

    public override bool Matches(string value, in Evaluation evaluation) => Holds(Parse(value), relation, _number);

    /// <summary>Whether the relation holds; never when one side is missing.</summary>
    public static bool Holds(decimal? left, Relation relation, decimal? right) => relation switch
    {
        Relation.Equal => left is not null && left == right,
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    /// <summary>The number, or null when the text is none.</summary>
    public static decimal? Parse(string text) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
}
