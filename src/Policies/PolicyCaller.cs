namespace Signet.Policies;

/// <summary>Who calls, by all the names a policy may know it by.</summary>
public sealed record PolicyCaller
{
    /// <summary>The kind of identity.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The twelve digits of the caller's account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The ARN the caller is shown by: of the user, the role's session, the federated user, or <c>…:root</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>The value of <c>aws:PrincipalArn</c>: the role's ARN for a session, else the same as <see cref="Arn"/>.</summary>
    public required string PrincipalArn { get; init; }

    /// <summary>The user's <c>AIDA…</c> or the session's role's <c>AROA…</c>, by which stored policies name it; null for root.</summary>
    public string? UniqueId { get; init; }

    /// <summary>The ARN of the user who called GetFederationToken.</summary>
    public string? FederatingUserArn { get; init; }

    /// <summary>The unique id of the user who called GetFederationToken.</summary>
    public string? FederatingUserUniqueId { get; init; }

    /// <summary>The provider whose token a <see cref="CallerKind.WebIdentity"/> bears, as trust policies name it under <c>Federated</c>.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>Whether the account's root user stands behind the caller, directly or by GetFederationToken.</summary>
    internal bool ActsForRoot =>
        Kind == CallerKind.Root
        || (Kind == CallerKind.FederatedUser && FederatingUserArn is { } user && user.EndsWith(":root", StringComparison.Ordinal));
}
