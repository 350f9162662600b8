namespace Signet.Policies;

/// <summary>What a request is for, as far as its decision depends on that; for those who ask <see cref="AccessRules"/> about any kind of target alike.</summary>
public abstract record AccessTarget
{
    /// <summary>The target's own policy; null when it has none.</summary>
    public virtual Policy? ResourcePolicy => null;

    /// <summary>How grants reach the caller, which no statement shows.</summary>
    public virtual GrantReach Reach => GrantReach.None;

    /// <summary>What the policies say.</summary>
    public abstract Decision Decide(AccessRequest request, CallerPolicies policies);

    /// <summary>The same target with another policy; itself when it has none.</summary>
    internal virtual AccessTarget With(Policy policy) => this;
}

/// <summary>Something without a policy of its own: IAM, aliases, operations without a resource.</summary>
public sealed record PlainTarget : AccessTarget
{
    /// <inheritdoc/>
    public override Decision Decide(AccessRequest request, CallerPolicies policies) => AccessRules.WithoutResourcePolicy(request, policies);
}

/// <summary>Something that is not there, of which a policy would have to allow.</summary>
public sealed record AbsentTarget : AccessTarget
{
    /// <inheritdoc/>
    public override Decision Decide(AccessRequest request, CallerPolicies policies) => Decision.Deny(DenyReason.NoResourcePolicy);
}

/// <summary>A grant that is to be retired.</summary>
/// <param name="AccountId">The account of its key.</param>
/// <param name="Grant">How the right to retire it reaches the caller.</param>
public sealed record GrantTarget(string AccountId, GrantReach Grant) : AccessTarget
{
    /// <inheritdoc/>
    public override GrantReach Reach => Grant;

    /// <inheritdoc/>
    public override Decision Decide(AccessRequest request, CallerPolicies policies) => AccessRules.ForRetiringGrant(request, policies, AccountId, Grant);
}

/// <summary>A KMS key.</summary>
/// <param name="KeyPolicy">The key's policy.</param>
/// <param name="AccountId">The key's account.</param>
/// <param name="CrossAccountOperation">Whether other accounts can be given the operation at all.</param>
/// <param name="Grant">How the key's grants that give the operation reach the caller.</param>
public sealed record KeyTarget(Policy KeyPolicy, string AccountId, bool CrossAccountOperation, GrantReach Grant) : AccessTarget
{
    /// <inheritdoc/>
    public override Policy ResourcePolicy => KeyPolicy;

    /// <inheritdoc/>
    public override GrantReach Reach => Grant;

    /// <inheritdoc/>
    public override Decision Decide(AccessRequest request, CallerPolicies policies) =>
        AccessRules.ForKey(request, policies, KeyPolicy, AccountId, CrossAccountOperation, Grant);

    internal override KeyTarget With(Policy policy) => this with { KeyPolicy = policy };
}

/// <summary>A role that is to be assumed.</summary>
/// <param name="TrustPolicy">Who may assume it.</param>
/// <param name="AccountId">The role's account.</param>
public sealed record RoleTarget(Policy TrustPolicy, string AccountId) : AccessTarget
{
    /// <inheritdoc/>
    public override Policy ResourcePolicy => TrustPolicy;

    /// <inheritdoc/>
    public override Decision Decide(AccessRequest request, CallerPolicies policies) =>
        AccessRules.ForRoleTrust(request, policies, TrustPolicy, AccountId);

    internal override RoleTarget With(Policy policy) => this with { TrustPolicy = policy };
}

/// <summary>A resource of another service that has a policy.</summary>
/// <param name="Attached">The resource's policy.</param>
/// <param name="AccountId">The resource's account.</param>
public sealed record ResourceTarget(Policy Attached, string AccountId) : AccessTarget
{
    /// <inheritdoc/>
    public override Policy ResourcePolicy => Attached;

    /// <inheritdoc/>
    public override Decision Decide(AccessRequest request, CallerPolicies policies) => AccessRules.ForResource(request, policies, Attached, AccountId);

    internal override ResourceTarget With(Policy policy) => this with { Attached = policy };
}
