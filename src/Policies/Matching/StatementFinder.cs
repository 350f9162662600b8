namespace Signet.Policies.Matching;

/// <summary>Asks every statement of every policy, where deciding stops early.</summary>
internal static class StatementFinder
{
    public static IReadOnlyList<MatchedStatement> Find(AccessRequest request, CallerPolicies policies, Policy? resourcePolicy)
    {
        var boundary = policies.Boundary;
        var resource = new Evaluation(request, ForResourcePolicy: true, CallerHasBoundary: boundary is not null);
        var own = resource with { ForResourcePolicy = false };
        return
        [
            .. resourcePolicy is null ? [] : In(new NamedPolicy(resourcePolicy), PolicySource.Resource, resource),
            .. policies.Identity.SelectMany(policy => In(policy, PolicySource.Identity, own)),
            .. boundary is null ? [] : In(boundary, PolicySource.Boundary, own),
            .. (policies.Session ?? []).SelectMany(policy => In(policy, PolicySource.Session, own)),
        ];
    }

    private static IEnumerable<MatchedStatement> In(NamedPolicy policy, PolicySource source, Evaluation evaluation) =>
        from statement in policy.Policy.Statements
        where statement.Applies(evaluation) != NamedAs.Nobody
        select new MatchedStatement(source, policy, statement);
}
