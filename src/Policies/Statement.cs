using Signet.Policies.Conditions;
using Signet.Policies.Grammar;
using Signet.Policies.Matching;
using Signet.Policies.Tracing;

namespace Signet.Policies;

/// <summary>One statement of a policy, compiled, with the place where it was written.</summary>
public sealed class Statement
{
    private readonly ActionSet _actions;
    private readonly ResourceSet? _resources;
    private readonly PrincipalSet? _principals;
    private readonly Condition[] _conditions;

    internal Statement(WrittenStatement written, bool variables, TextPosition start, TextPosition end)
    {
        (Start, End) = (start, end);
        Sid = written.Sid;
        Effect = written.Effect == "Allow" ? Effect.Allow : Effect.Deny;
        _actions = new(written.Actions, negated: written.NotAction is not null);
        _resources = written.HasResources ? new(written.Resources, negated: written.NotResource is not null, variables) : null;
        _principals = written.Principals is { } principals ? new(principals, negated: written.NotPrincipal is not null) : null;
        _conditions = [.. written.Conditions.Select(condition => new Condition(condition, variables))];
    }

    /// <summary>The statement's name, if it has one.</summary>
    public string? Sid { get; }

    /// <summary>What it does to the requests it applies to.</summary>
    public Effect Effect { get; }

    /// <summary>Where its opening brace stands.</summary>
    public TextPosition Start { get; }

    /// <summary>Where its closing brace stands.</summary>
    public TextPosition End { get; }

    /// <summary>The condition keys that it asks for, by conditions and by variables, as written.</summary>
    internal IEnumerable<string> ContextKeys => _conditions.SelectMany(condition => condition.ContextKeys).Concat(_resources?.ContextKeys ?? []);

    /// <summary>How the statement names the caller if it applies to the request; policies without principals name their bearer.</summary>
    internal NamedAs Applies(in Evaluation evaluation) => Applies(evaluation, out _);

    /// <summary>The same, and where it does not apply the first part that does not match.</summary>
    internal NamedAs Applies(in Evaluation evaluation, out Mismatch mismatch)
    {
        mismatch = default;
        if (!_actions.Contains(evaluation.Request.Action))
        {
            mismatch = new(StatementPart.Action);
            return NamedAs.Nobody;
        }

        if (_resources?.Contains(evaluation) == false)
        {
            mismatch = new(StatementPart.Resource);
            return NamedAs.Nobody;
        }

        var named = _principals?.Names(evaluation) ?? NamedAs.Directly;
        if (named == NamedAs.Nobody)
        {
            mismatch = new(StatementPart.Principal);
            return NamedAs.Nobody;
        }

        if (FirstFailing(evaluation) is { } condition)
        {
            mismatch = new(StatementPart.Condition, condition);
            return NamedAs.Nobody;
        }

        return named;
    }

    private Condition? FirstFailing(in Evaluation evaluation)
    {
        foreach (var condition in _conditions)
        {
            if (!condition.Holds(evaluation))
            {
                return condition;
            }
        }

        return null;
    }
}
