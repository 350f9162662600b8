using Signet.Policies.Grammar;
using Signet.Policies.Matching;
using Signet.Policies.Tracing;

namespace Signet.Policies.Conditions;

/// <summary>One key of a Condition block with its operator and its values, compiled.</summary>
internal sealed class Condition
{
    private readonly ConditionOperator _operator;
    private readonly string _key;
    private readonly IReadOnlyList<string> _values;
    private readonly ValueTest[] _tests;

    public Condition(WrittenCondition written, bool variables)
    {
        _operator = written.Operator;
        _key = written.Key;
        _values = written.Values;
        _tests = [.. written.Values.Select(value => ValueTest.Compile(written.Operator, value, variables && written.Operator.TakesVariables))];
    }

    /// <summary>Its own key, and those of the variables in its values.</summary>
    public IEnumerable<string> ContextKeys => _tests.SelectMany(test => test.Variables).Prepend(_key);

    public bool Holds(in Evaluation evaluation)
    {
        var values = evaluation.Find(_key);
        if (_operator.Family == Family.Null)
        {
            return MatchesSome(values.Count == 0 ? "true" : "false", evaluation);
        }

        if (values.Count == 0)
        {
            return _operator.HoldsWithoutKey;
        }

        return NeedsAll ? All(values, evaluation) : Any(values, evaluation);
    }

    /// <summary>What it wants, beside what the request has.</summary>
    public FailedCondition Describe(in Evaluation evaluation) => new(_operator.Word, _key, _values, evaluation.Find(_key).AsList());

    /// <summary>Without a set operator a list is held to the safe side: some value must equal, or every one must differ.</summary>
    private bool NeedsAll => _operator.Set == SetOperator.ForAllValues || (_operator.Set == SetOperator.None && _operator.Negated);

    private bool All(ContextValues values, in Evaluation evaluation)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!Passes(values[i], evaluation))
            {
                return false;
            }
        }

        return true;
    }

    private bool Any(ContextValues values, in Evaluation evaluation)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (Passes(values[i], evaluation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A positive operator wants one of the policy's values, a negated one wants none of them.</summary>
    private bool Passes(string value, in Evaluation evaluation) => MatchesSome(value, evaluation) != _operator.Negated;

    private bool MatchesSome(string value, in Evaluation evaluation)
    {
        foreach (var test in _tests)
        {
            if (test.Matches(value, evaluation))
            {
                return true;
            }
        }

        return false;
    }
}
