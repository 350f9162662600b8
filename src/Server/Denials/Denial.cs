using Signet.Identifiers;
using Signet.Policies;
using Signet.Policies.Tracing;
using Signet.Server.Pipeline;

namespace Signet.Server.Denials;

/// <summary>A question that policies answered with no, and all that they were asked with: immutable, so that it can be explained later.</summary>
internal sealed record Denial(AccessRequest Request, CallerPolicies Policies, Demand Demand)
{
    /// <summary>
    /// Whether the reasons may be told to the caller's account: not when the resource is another's, for then what its policy says, and whether it is there at all,
    /// is that account's to tell.
    /// </summary>
    public bool IsOfOwnAccount => !Arn.TryParse(Demand.Resource, out var arn) || arn.Account.Length == 0 || arn.Account == Request.Caller.AccountId;

    /// <summary>Asks every statement.</summary>
    public DecisionTrace Trace() => DecisionTrace.Of(Request, Policies, Demand.TargetFor(Request.Caller));
}
