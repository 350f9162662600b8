namespace Signet.Policies;

/// <summary>A policy of the caller's, with the ARN by which a denial names it.</summary>
/// <param name="Policy">The compiled document.</param>
/// <param name="ManagedPolicyArn">The ARN of a managed policy; null for inline ones.</param>
public sealed record NamedPolicy(Policy Policy, string? ManagedPolicyArn = null);
