namespace Signet.Policies;

/// <summary>Whether a request is allowed, and if not, the one reason that AWS would name.</summary>
/// <param name="Allowed">Yes or no.</param>
/// <param name="Reason">Why not.</param>
/// <param name="ManagedPolicyArn">The managed policy that denies, when it is of the resource's account.</param>
public sealed record Decision(bool Allowed, DenyReason Reason, string? ManagedPolicyArn)
{
    private static readonly Decision[] Denials = [.. Enum.GetValues<DenyReason>().Select(reason => new Decision(Allowed: false, reason, null))];

    /// <summary>The yes.</summary>
    public static Decision Allow { get; } = new(Allowed: true, DenyReason.None, ManagedPolicyArn: null);

    /// <summary>The answer to a request for another account's resource, also to one that does not exist.</summary>
    public static Decision OtherAccountsResource { get; } = Deny(DenyReason.OtherAccountsResource);

    /// <summary>The reason in AWS's words, <c>because no identity-based policy allows the kms:Sign action</c>.</summary>
    public string Explain(string action) => Reason switch
    {
        DenyReason.NoResourcePolicy => $"because no resource-based policy allows the {action} action",
        DenyReason.NoIdentityPolicy => $"because no identity-based policy allows the {action} action",
        DenyReason.NoBoundary => $"because no permissions boundary allows the {action} action",
        DenyReason.NoSessionPolicy => $"because no session policy allows the {action} action",
        DenyReason.DenyInResourcePolicy => WithExplicitDenyIn("a resource-based policy"),
        DenyReason.DenyInIdentityPolicy => WithExplicitDenyIn("an identity-based policy"),
        DenyReason.DenyInBoundary => WithExplicitDenyIn("a permissions boundary"),
        DenyReason.DenyInSessionPolicy => WithExplicitDenyIn("a session policy"),
        DenyReason.OtherAccountsResource => "because the resource does not exist in this Region, no resource-based policies allow access, "
            + "or a resource-based policy explicitly denies access",
        _ => throw new InvalidOperationException("An allowed request has no reason to be denied."),
    };

    /// <summary>The whole sentence of AccessDenied.</summary>
    /// <param name="request">The request that was denied.</param>
    /// <param name="resourceName">What stands in for the ARN where IAM names things its own way.</param>
    public string Message(AccessRequest request, string? resourceName = null)
    {
        var resource = Reason == DenyReason.OtherAccountsResource ? "this resource" : $"resource: {resourceName ?? request.Resource}";
        return $"User: {request.Caller.Arn} is not authorized to perform: {request.Action} on {resource} {Explain(request.Action)}";
    }

    internal static Decision Deny(DenyReason reason, string? managedPolicyArn = null) => managedPolicyArn is null
        ? Denials[(int)reason]
        : new(Allowed: false, reason, managedPolicyArn);

    private string WithExplicitDenyIn(string policy) =>
        $"with an explicit deny in {policy}{(ManagedPolicyArn is null ? "" : $": {ManagedPolicyArn}")}";
}
