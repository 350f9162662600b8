using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>One value of a condition, compiled: does a value of the request equal it, fit it, lie below it.</summary>
internal abstract class ValueTest
{
    /// <summary>Compiles a value; one that is not of the operator's kind matches nothing.</summary>
    public static ValueTest Compile(ConditionOperator condition, string value, bool variables) => condition.Family switch
    {
        Family.Text => new TextTest(value, StringComparison.Ordinal, variables),
        Family.TextIgnoringCase => new TextTest(value, StringComparison.OrdinalIgnoreCase, variables),
        Family.TextPattern => new PatternTest(value, variables),
        Family.Number => new NumberTest(value, condition.Relation),
        Family.Date => new DateTest(value, condition.Relation),
        Family.Bool or Family.Null => new BoolTest(value, variables),
        Family.Binary => new BinaryTest(value),
        Family.IpAddress => new IpTest(value),
        Family.Arn => new ArnTest(value, variables),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>The keys of the variables in the value.</summary>
    public virtual IEnumerable<string> Variables => [];

    public abstract bool Matches(string value, in Evaluation evaluation);
}
