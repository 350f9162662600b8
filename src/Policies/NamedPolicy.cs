namespace Signet.Policies;

/// <summary>A policy of the caller's, with the ARN by which a denial names it.</summary>
/// <param name="Policy">The compiled document.</param>
/// <param name="ManagedPolicyArn">The ARN of a managed policy; null for inline ones.</param>
public sealed record NamedPolicy(Policy Policy, string? ManagedPolicyArn = null)
{
    /// <summary>The name of an inline policy, or where one that was merely passed came from, such as <c>PolicyInputList.1</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The unique id of the user, group or role that an inline policy belongs to.</summary>
    public string? OwnerId { get; init; }
}
