using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.State;

namespace Signet.Server.Pipeline;

/// <summary>One thing that policies must allow before a call goes on: an action on a resource.</summary>
/// <param name="Action">The action, such as <c>kms:Sign</c>.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c>.</param>
internal abstract record Demand(string Action, string Resource)
{
    /// <summary>How a refusal names the resource, where AWS does not use the ARN.</summary>
    public string? ShownAs { get; init; }

    /// <summary>The sentence of a refusal, where AWS does not use the general one.</summary>
    public string? RefusalText { get; init; }

    /// <summary>The account that owns the resource.</summary>
    public AccountId? Owner { get; init; }

    /// <summary>Puts condition keys of the resource into the context.</summary>
    public virtual void AddConditions(RequestContext context)
    {
    }

    /// <summary>What the policies say.</summary>
    public abstract Decision Decide(AccessRequest request, CallerPolicies policies);

    /// <summary>What the action is on, for those who explain the decision.</summary>
    public abstract AccessTarget TargetFor(PolicyCaller caller);

    /// <summary>The sentence of a refusal.</summary>
    public virtual string Refusal(AccessRequest request, Decision decision) => RefusalText ?? decision.Message(request, ShownAs);
}

/// <summary>An action on something that has no policy of its own: identity policies alone decide.</summary>
internal sealed record IdentityDemand(string Action, string Resource) : Demand(Action, Resource)
{
    /// <summary>The tags of the resource, for <c>aws:ResourceTag</c>.</summary>
    public IReadOnlyList<Storage.Tag> Tags { get; init; } = [];

    /// <summary>The ARN of the policy that bounds the resource, for <c>iam:PermissionsBoundary</c>; a request that names another comes before it.</summary>
    public string? Boundary { get; init; }

    public override void AddConditions(RequestContext context)
    {
        if (Boundary is not null)
        {
            context.Set("iam:PermissionsBoundary", Boundary);
        }

        foreach (var tag in Tags)
        {
            context.Set($"aws:ResourceTag/{tag.Key}", tag.Value);
            context.Set($"iam:ResourceTag/{tag.Key}", tag.Value);
        }
    }

    public override Decision Decide(AccessRequest request, CallerPolicies policies) => AccessRules.WithoutResourcePolicy(request, policies);

    public override AccessTarget TargetFor(PolicyCaller caller) => new PlainTarget();
}

/// <summary>An action on a KMS key: the key policy decides, what it leaves to the account's identity policies, and the key's grants.</summary>
internal sealed record KeyDemand(string Action, Key Key, bool CrossAccount, IReadOnlyCollection<string> Aliases) : Demand(Action, Key.Arn)
{
    private const string Service = "kms:";

    /// <summary>The key's grants, where the operation is one that grants can allow.</summary>
    public KeyGrants Grants { get; init; } = KeyGrants.None;

    /// <summary>The encryption context of the request, which grants and conditions look at; for CreateGrant the pairs of its constraints.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContext { get; init; }

    /// <summary>The terms of the grant that CreateGrant is to make; null for other operations.</summary>
    public GrantTerms? NewGrant { get; init; }

    /// <summary>Puts in what kind of key it is.</summary>
    public static void AddKind(RequestContext context, Key key)
    {
        context.Set("kms:KeySpec", key.Record.KeySpec);
        context.Set("kms:KeyUsage", key.Record.KeyUsage);
        context.Set("kms:CustomerMasterKeySpec", key.Record.KeySpec);
        context.Set("kms:CustomerMasterKeyUsage", key.Record.KeyUsage);
        context.Set("kms:KeyOrigin", key.Record.Origin);
        context.Set("kms:MultiRegion", key.Record.MultiRegion ? "true" : "false");
        if (key.Record.MultiRegion)
        {
            context.Set("kms:MultiRegionKeyType", key.IsPrimary ? "PRIMARY" : "REPLICA");
        }
    }

    public override void AddConditions(RequestContext context)
    {
        AddKind(context, Key);
        context.SetForIdentityPolicies("kms:ResourceAliases", [.. Aliases]);
        foreach (var tag in Key.Record.Tags)
        {
            context.SetForIdentityPolicies($"aws:ResourceTag/{tag.Key}", [tag.Value]);
        }

        AddEncryptionContext(context);
    }

    public override Decision Decide(AccessRequest request, CallerPolicies policies) =>
        AccessRules.ForKey(request, policies, Key.Policy, Key.AccountId.Value, CrossAccount, ReachOfGrants(request.Caller));

    public override AccessTarget TargetFor(PolicyCaller caller) => new KeyTarget(Key.Policy, Key.AccountId.Value, CrossAccount, ReachOfGrants(caller));

    private GrantReach ReachOfGrants(PolicyCaller caller) =>
        Grants.Count == 0 ? GrantReach.None : Grants.Reach(caller, new(Action[Service.Length..], EncryptionContext, NewGrant));

    private void AddEncryptionContext(RequestContext context)
    {
        if (EncryptionContext is not { Count: > 0 })
        {
            return;
        }

        foreach (var (key, value) in EncryptionContext)
        {
            context.Set($"kms:EncryptionContext:{key}", value);
        }

        context.Set("kms:EncryptionContextKeys", [.. EncryptionContext.Keys]);
    }
}
