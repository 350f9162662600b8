using System.Text;
using Signet.Policies.Json;

namespace Signet.Policies.Tracing;

/// <summary>Finds what lacks by adding it: what the reason asks for is put into its place and the request decided anew, until it is allowed.</summary>
internal static class MissingStatements
{
    public static IReadOnlyList<MissingStatement> Find(AccessRequest request, CallerPolicies policies, AccessTarget target)
    {
        var missing = new List<MissingStatement>();
        var decision = target.Decide(request, policies);
        while (!decision.Allowed)
        {
            if (MakeFor(decision.Reason, request, target) is not { } statement || !TryAdd(statement, ref policies, ref target))
            {
                return [];
            }

            missing.Add(statement);
            var next = target.Decide(request, policies);
            if (next.Reason == decision.Reason)
            {
                // It made no difference: a Deny that is not told, or an operation that other accounts cannot be given.
                return [];
            }

            decision = next;
        }

        return missing;
    }

    /// <summary>The statement that a reason asks for; null when a Deny is the reason.</summary>
    public static MissingStatement? MakeFor(DenyReason reason, AccessRequest request, AccessTarget target) => reason switch
    {
        DenyReason.NoIdentityPolicy => new(PolicyKind.Identity, Principal: null, request.Action, request.Resource),
        DenyReason.NoBoundary => new(PolicyKind.Boundary, Principal: null, request.Action, request.Resource),
        DenyReason.NoSessionPolicy => new(PolicyKind.Session, Principal: null, request.Action, request.Resource),
        DenyReason.NoResourcePolicy or DenyReason.OtherAccountsResource => target.ResourcePolicy?.Kind switch
        {
            PolicyKind.Key => new(PolicyKind.Key, PrincipalOf(request.Caller), request.Action, "*"),
            PolicyKind.Trust => new(PolicyKind.Trust, PrincipalOf(request.Caller), request.Action, Resource: null),
            _ => null,
        },
        _ => null,
    };

    private static bool TryAdd(MissingStatement statement, ref CallerPolicies policies, ref AccessTarget target)
    {
        if (!Policy.TryParse($$"""{"Version":"2012-10-17","Statement":{{statement.Json}}}""", statement.Place, out var added, out _))
        {
            return false;
        }

        switch (statement.Place)
        {
            case PolicyKind.Identity:
                policies = policies with { Identity = [.. policies.Identity, new(added)] };
                break;
            case PolicyKind.Boundary:
                policies = policies with { Boundary = new(policies.Boundary!.Policy.And(added)) };
                break;
            case PolicyKind.Session:
                policies = policies with { Session = [.. policies.Session ?? [], new(added)] };
                break;
            default:
                target = target.With(target.ResourcePolicy!.And(added));
                break;
        }

        return true;
    }

    // A session is named by its role: its own ARN names it only until it ends.
    private static string PrincipalOf(PolicyCaller caller)
    {
        var text = new StringBuilder(caller.Kind == CallerKind.WebIdentity ? "{\"Federated\":" : "{\"AWS\":");
        JsonPrinter.AppendString(text, caller.FederatedProvider ?? caller.PrincipalArn);
        return text.Append('}').ToString();
    }
}
