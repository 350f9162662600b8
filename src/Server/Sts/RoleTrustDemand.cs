using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Sts;

/// <summary>An action on a role that its trust policy must allow. Roles that do not exist are denied in the same words.</summary>
internal sealed record RoleTrustDemand(string Action, string RoleArn, Role? Role) : Demand(Action, RoleArn)
{
    public override void AddConditions(RequestContext context)
    {
        foreach (var tag in Role?.Record.Tags ?? [])
        {
            context.Set($"aws:ResourceTag/{tag.Key}", tag.Value);
            context.Set($"iam:ResourceTag/{tag.Key}", tag.Value);
        }
    }

    public override Decision Decide(AccessRequest request, CallerPolicies policies) => Role is null
        ? new Decision(Allowed: false, DenyReason.NoResourcePolicy, ManagedPolicyArn: null)
        : AccessRules.ForRoleTrust(request, policies, Role.Trust, Role.Record.AccountId.Value);

    public override AccessTarget TargetFor(PolicyCaller caller) =>
        Role is null ? new AbsentTarget() : new RoleTarget(Role.Trust, Role.Record.AccountId.Value);

    public override string Refusal(AccessRequest request, Decision decision) =>
        StsErrors.NotAuthorized(request.Caller.Arn, Action, RoleArn).Text!;
}
