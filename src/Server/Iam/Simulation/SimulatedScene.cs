using Signet.Identifiers;
using Signet.Policies;
using Signet.Policies.Tracing;

namespace Signet.Server.Iam.Simulation;

/// <summary>What stays the same for all actions and resources of a simulation.</summary>
internal sealed class SimulatedScene
{
    public required PolicyCaller Caller { get; init; }

    public required CallerPolicies Policies { get; init; }

    /// <summary>The policy that every resource is taken to have; null for none.</summary>
    public required NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>The account of resources whose ARN names none.</summary>
    public required string ResourceOwner { get; init; }

    public required RequestContext Context { get; init; }

    /// <summary>What a policy is called in the answer.</summary>
    public required Func<NamedPolicy, string?> LabelOf { get; init; }

    /// <summary>The keys that the policies ask for and nobody gave; they count as absent.</summary>
    private IReadOnlyList<string> Missing => field ??=
    [
        .. AllPolicies.SelectMany(policy => policy.Policy.ContextKeys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(key => Context.Find(key, forResourcePolicy: false) is null),
    ];

    private IEnumerable<NamedPolicy> AllPolicies =>
        [.. Policies.Identity, .. Policies.Boundary is { } boundary ? [boundary] : Array.Empty<NamedPolicy>(), .. ResourcePolicy is { } own ? [own] : Array.Empty<NamedPolicy>()];

    public EvaluationResult Evaluate(string action, string resource)
    {
        var account = AccountOf(resource);
        var request = new AccessRequest(Caller, action, resource, Context);
        var trace = DecisionTrace.Of(request, Policies, TargetOf(resource, account));
        RefusePolicyOfAnother(trace, resource);
        return new()
        {
            Action = action,
            Resource = resource,
            Decision = trace.Decision.Allowed ? "allowed" : DenyingStatements(trace).Any() ? "explicitDeny" : "implicitDeny",
            Matched = [.. (trace.Decision.Allowed ? trace.Deciding() : DenyingStatements(trace)).Select(Match)],
            Missing = Missing,
            AllowedByBoundary = Policies.Boundary is null ? null : IsAllowedBy(trace, PolicySource.Boundary),
            CrossAccount = account == Caller.AccountId ? null : (IsAllowedBy(trace, PolicySource.Identity), IsAllowedBy(trace, PolicySource.Resource)),
        };
    }

    private static IEnumerable<StatementTrace> DenyingStatements(DecisionTrace trace) => trace.Statements.Where(statement => statement.Denies);

    private static bool IsAllowedBy(DecisionTrace trace, PolicySource source)
    {
        var statements = trace.Statements.Where(statement => statement.Source == source).ToList();
        return statements.Exists(statement => statement.Allows) && !statements.Exists(statement => statement.Denies);
    }

    private static bool IsKey(Arn arn) => arn.Service == "kms" && arn.Resource.StartsWith("key/", StringComparison.Ordinal);

    // "It must be applicable to all of the resources included in the simulation" (API reference of SimulateCustomPolicy).
    private static void RefusePolicyOfAnother(DecisionTrace trace, string resource)
    {
        var own = trace.Statements.Where(statement => statement.Source == PolicySource.Resource).ToList();
        if (own.Count > 0 && own.TrueForAll(statement => statement.Failed == StatementPart.Resource))
        {
            throw IamErrors.InvalidInput($"ResourcePolicy is not applicable to resource {resource}");
        }
    }

    private AccessTarget TargetOf(string resource, string account)
    {
        if (ResourcePolicy is null)
        {
            return new PlainTarget();
        }

        return IsKey(Arn.Parse(resource))
            ? new KeyTarget(ResourcePolicy.Policy, account, CrossAccountOperation: true, GrantReach.None)
            : new ResourceTarget(ResourcePolicy.Policy, account);
    }

    private string AccountOf(string resource) =>
        ResourcePolicy is not null && Arn.TryParse(resource, out var arn) && arn.Account.Length > 0 ? arn.Account
        : ResourcePolicy is null ? Caller.AccountId
        : ResourceOwner;

    private MatchedEntry Match(StatementTrace said) => said.Source == PolicySource.Resource
        ? new("ResourcePolicy", "Resource Policy", said.Statement)
        : new(NameOf(said.Policy), "IAM Policy", said.Statement);

    private string? NameOf(NamedPolicy policy) => LabelOf(policy) is { } label ? label[(label.LastIndexOf('/') + 1)..] : null;
}
