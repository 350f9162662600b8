namespace Signet.Policies;

/// <summary>The policies that widen and cut what a caller may do.</summary>
public sealed record CallerPolicies
{
    /// <summary>A caller without any policy, such as the root user.</summary>
    public static CallerPolicies None { get; } = new();

    /// <summary>Inline and managed policies of the user and its groups, or of the session's role.</summary>
    public IReadOnlyList<NamedPolicy> Identity { get; init; } = [];

    /// <summary>The permissions boundary, if one is set.</summary>
    public NamedPolicy? Boundary { get; init; }

    /// <summary>The policies passed when the session was made; null when none were passed.</summary>
    public IReadOnlyList<NamedPolicy>? Session { get; init; }
}
