namespace Signet.Policies;

/// <summary>A statement that applies to a request, and the policy it stands in.</summary>
/// <param name="Source">The part that the policy plays.</param>
/// <param name="Policy">The policy, with its ARN if it is a managed one.</param>
/// <param name="Statement">The statement.</param>
public sealed record MatchedStatement(PolicySource Source, NamedPolicy Policy, Statement Statement);
