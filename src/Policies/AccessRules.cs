using Signet.Policies.Matching;

namespace Signet.Policies;

/// <summary>IAM's decision: which policies must allow, by the kind of resource and by how its policy names the caller.</summary>
/// <remarks>
/// Source: the IAM pages "Policy evaluation logic" and "Cross-account policy evaluation logic", and the KMS page "Determining access".
/// Every Deny is looked at before any Allow, and nothing here catches: what fails is no permission.
/// </remarks>
public static class AccessRules
{
    /// <summary>Decides where there is no resource policy: IAM, keyless KMS operations, aliases.</summary>
    public static Decision WithoutResourcePolicy(AccessRequest request, CallerPolicies policies)
    {
        var own = CallerVerdict.Of(request, policies);
        return own.Denies ? Decision.Deny(own.Denial, own.DenyingPolicyArn) : AllowUnless(own.Missing());
    }

    /// <summary>Decides on a key.</summary>
    /// <param name="request">The question.</param>
    /// <param name="policies">The caller's policies.</param>
    /// <param name="keyPolicy">The key's policy, which everything must come from but grants.</param>
    /// <param name="keyAccountId">The key's account.</param>
    /// <param name="crossAccountOperation">Whether other accounts can be given this operation at all.</param>
    /// <param name="grant">How the grants that give this operation reach the caller.</param>
    public static Decision ForKey(
        AccessRequest request, CallerPolicies policies, Policy keyPolicy, string keyAccountId, bool crossAccountOperation, GrantReach grant)
    {
        if (request.Caller.AccountId == keyAccountId)
        {
            return InSameAccount(request, policies, keyPolicy, grant);
        }

        // Nothing about the key, not even that it is there, reaches those whom neither its policy nor a grant lets in.
        var key = Judge(keyPolicy, request, policies);
        if (!crossAccountOperation || key.Denies || !(grant != GrantReach.None || Admits(key)))
        {
            return Decision.OtherAccountsResource;
        }

        return FromOtherAccount(request, policies, admitted: true, grant);
    }

    /// <summary>Decides on retiring a grant, which the grant itself gives; the key's policy has no say in it.</summary>
    /// <param name="request">The question.</param>
    /// <param name="policies">The caller's policies.</param>
    /// <param name="keyAccountId">The account of the grant's key.</param>
    /// <param name="grant">How the grant's right to be retired reaches the caller.</param>
    public static Decision ForRetiringGrant(AccessRequest request, CallerPolicies policies, string keyAccountId, GrantReach grant)
    {
        if (grant == GrantReach.None && request.Caller.AccountId != keyAccountId)
        {
            return Decision.OtherAccountsResource;
        }

        var own = CallerVerdict.Of(request, policies);
        return own.Denies ? Decision.Deny(own.Denial, own.DenyingPolicyArn) : AllowUnless(MissingBeside(NamingOf(grant), own));
    }

    /// <summary>Decides on assuming a role.</summary>
    public static Decision ForRoleTrust(AccessRequest request, CallerPolicies policies, Policy trustPolicy, string roleAccountId)
    {
        if (request.Caller.AccountId == roleAccountId)
        {
            return InSameAccount(request, policies, trustPolicy, GrantReach.None);
        }

        var trust = Judge(trustPolicy, request, policies);
        if (trust.Denies)
        {
            return Decision.Deny(DenyReason.DenyInResourcePolicy);
        }

        return FromOtherAccount(request, policies, Admits(trust), GrantReach.None);
    }

    /// <summary>Decides on a resource of another service: within its account its policy alone is enough, and so are the caller's. For the simulator.</summary>
    public static Decision ForResource(AccessRequest request, CallerPolicies policies, Policy resourcePolicy, string resourceAccountId)
    {
        var resource = Judge(resourcePolicy, request, policies);
        if (resource.Denies)
        {
            return Decision.Deny(DenyReason.DenyInResourcePolicy);
        }

        if (request.Caller.AccountId != resourceAccountId)
        {
            return FromOtherAccount(request, policies, Admits(resource), GrantReach.None);
        }

        var own = CallerVerdict.Of(request, policies);
        if (own.Denies)
        {
            return Decision.Deny(own.Denial, own.DenyingPolicyArn);
        }

        return MissingBeside(resource.Allows, own) == DenyReason.None ? Decision.Allow : AllowUnless(own.Missing());
    }

    /// <summary>
    /// The lockout check of PutKeyPolicy: whether the key policy alone names the caller itself, its role, or its account when that is
    /// the key's, in an Allow, and no Deny of it applies.
    /// </summary>
    public static bool KeyPolicyReaches(AccessRequest request, Policy keyPolicy, string keyAccountId)
    {
        var key = Judge(keyPolicy, request, CallerPolicies.None);
        var byAccount = key.Allows.Includes(NamedAs.Account) && request.Caller.AccountId == keyAccountId;
        var byName = key.Allows.Includes(NamedAs.Directly | NamedAs.Role | NamedAs.FederatingUser);
        return !key.Denies && (byName || byAccount);
    }

    private static Decision InSameAccount(AccessRequest request, CallerPolicies policies, Policy resourcePolicy, GrantReach grant)
    {
        var resource = Judge(resourcePolicy, request, policies);
        if (resource.Denies)
        {
            return Decision.Deny(DenyReason.DenyInResourcePolicy);
        }

        var own = CallerVerdict.Of(request, policies);
        if (own.Denies)
        {
            return Decision.Deny(own.Denial, own.DenyingPolicyArn);
        }

        return AllowUnless(MissingBeside(resource.Allows | NamingOf(grant), own));
    }

    /// <summary>The naming in a resource policy that needs as much beside it as the grant does.</summary>
    private static NamedAs NamingOf(GrantReach grant) => grant switch
    {
        GrantReach.Caller => NamedAs.Directly,
        GrantReach.Account => NamedAs.Account,
        _ => NamedAs.Nobody,
    };

    /// <summary>What still lacks when the resource policy names the caller so; of several namings the best wins.</summary>
    private static DenyReason MissingBeside(NamedAs named, in CallerVerdict own)
    {
        if (named.Includes(NamedAs.Directly) || (named.Includes(NamedAs.FederatingUser) && own.Session))
        {
            return DenyReason.None;
        }

        if (named.Includes(NamedAs.FederatingUser))
        {
            return DenyReason.NoSessionPolicy;
        }

        if (!named.Includes(NamedAs.Role | NamedAs.Account))
        {
            return DenyReason.NoResourcePolicy;
        }

        return own.Missing(needsIdentity: !named.Includes(NamedAs.Role));
    }

    private static Decision FromOtherAccount(AccessRequest request, CallerPolicies policies, bool admitted, GrantReach grant)
    {
        // Which managed policy denies is told only within its account.
        var own = CallerVerdict.Of(request, policies);
        if (own.Denies)
        {
            return Decision.Deny(own.Denial);
        }

        if (!admitted)
        {
            return Decision.Deny(DenyReason.NoResourcePolicy);
        }

        return grant == GrantReach.Caller ? Decision.Allow : AllowUnless(own.Missing());
    }

    private static Decision AllowUnless(DenyReason missing) => missing == DenyReason.None ? Decision.Allow : Decision.Deny(missing);

    private static bool Admits(Verdict verdict) => verdict.Allows.Includes(~NamedAs.Anyone);

    private static Verdict Judge(Policy policy, AccessRequest request, CallerPolicies policies) =>
        policy.Judge(new(request, ForResourcePolicy: true, CallerHasBoundary: policies.Boundary is not null));
}
