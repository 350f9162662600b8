namespace Signet.Policies.Tracing;

/// <summary>What one statement said to a request.</summary>
/// <param name="Source">The part that its policy plays.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Number">Its place in the policy, counted from 1.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Failed">The first part that did not match; <see cref="StatementPart.None"/> when it applies.</param>
/// <param name="Condition">The condition that did not hold, when that was it.</param>
public sealed record StatementTrace(
    PolicySource Source, NamedPolicy Policy, int Number, Statement Statement, StatementPart Failed, FailedCondition? Condition)
{
    /// <summary>Whether it applies, and so allows or denies.</summary>
    public bool Applies => Failed == StatementPart.None;

    /// <summary>Whether it applies and denies.</summary>
    public bool Denies => Applies && Statement.Effect == Effect.Deny;

    /// <summary>Whether it applies and allows.</summary>
    public bool Allows => Applies && Statement.Effect == Effect.Allow;
}
