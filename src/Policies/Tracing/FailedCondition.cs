namespace Signet.Policies.Tracing;

/// <summary>A condition that did not hold, beside what the request had.</summary>
/// <param name="Operator">The operator as written, <c>ForAnyValue:StringLike</c>.</param>
/// <param name="Key">The condition key as written.</param>
/// <param name="Wanted">The values of the policy, variables not filled in.</param>
/// <param name="Found">The values of the request; null when the key was absent for that kind of policy.</param>
public sealed record FailedCondition(string Operator, string Key, IReadOnlyList<string> Wanted, IReadOnlyList<string>? Found);
