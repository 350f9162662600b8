using Signet.Policies.Matching;

namespace Signet.Policies.Tracing;

/// <summary>A decision together with what every statement said. Deciding stops as soon as it can and keeps nothing; this asks them all, by the same code.</summary>
public sealed class DecisionTrace
{
    private readonly CallerPolicies _policies;

    private DecisionTrace(AccessRequest request, CallerPolicies policies, AccessTarget target, Decision decision)
    {
        (Request, _policies, Target, Decision) = (request, policies, target, decision);
        var boundary = policies.Boundary;
        var resource = new Evaluation(request, ForResourcePolicy: true, CallerHasBoundary: boundary is not null);
        var own = resource with { ForResourcePolicy = false };
        Statements =
        [
            .. target.ResourcePolicy is { } policy ? In(new NamedPolicy(policy), PolicySource.Resource, resource) : [],
            .. policies.Identity.SelectMany(policy => In(policy, PolicySource.Identity, own)),
            .. boundary is null ? [] : In(boundary, PolicySource.Boundary, own),
            .. (policies.Session ?? []).SelectMany(policy => In(policy, PolicySource.Session, own)),
        ];
    }

    /// <summary>The question.</summary>
    public AccessRequest Request { get; }

    /// <summary>What it was about.</summary>
    public AccessTarget Target { get; }

    /// <summary>What was decided.</summary>
    public Decision Decision { get; }

    /// <summary>Every statement, in the order in which deciding looks at them: the resource's policy, identity policies, boundary, session policies.</summary>
    public IReadOnlyList<StatementTrace> Statements { get; }

    /// <summary>Decides, and asks every statement.</summary>
    public static DecisionTrace Of(AccessRequest request, CallerPolicies policies, AccessTarget target) =>
        new(request, policies, target, target.Decide(request, policies));

    /// <summary>The statements that made the decision: the denials that its reason names, else the Allows; none for an implicit denial.</summary>
    public IEnumerable<StatementTrace> Deciding() => Decision.Reason switch
    {
        DenyReason.None => Statements.Where(statement => statement.Allows),
        DenyReason.DenyInResourcePolicy or DenyReason.OtherAccountsResource => DenialsIn(PolicySource.Resource),
        DenyReason.DenyInIdentityPolicy => DenialsIn(PolicySource.Identity),
        DenyReason.DenyInBoundary => DenialsIn(PolicySource.Boundary),
        DenyReason.DenyInSessionPolicy => DenialsIn(PolicySource.Session),
        _ => [],
    };

    /// <summary>The smallest statements with which the request would be allowed; none when it is, or when nothing that is added could allow it.</summary>
    public IReadOnlyList<MissingStatement> FindMissing() => MissingStatements.Find(Request, _policies, Target);

    /// <summary>The first of them, without asking whether it would be enough.</summary>
    public MissingStatement? FirstMissing() => MissingStatements.MakeFor(Decision.Reason, Request, Target);

    private IEnumerable<StatementTrace> DenialsIn(PolicySource source) => Statements.Where(statement => statement.Denies && statement.Source == source);

    private static IEnumerable<StatementTrace> In(NamedPolicy policy, PolicySource source, Evaluation evaluation) =>
        policy.Policy.Statements.Select((statement, index) =>
        {
            statement.Applies(evaluation, out var mismatch);
            return new StatementTrace(source, policy, index + 1, statement, mismatch.Part, mismatch.Condition?.Describe(evaluation));
        });
}
