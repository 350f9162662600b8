using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Sts;

/// <summary>An action on a role that its trust policy must allow. Roles that do not exist are denied in the same words.</summary>
/// <param name="Action">The action, such as <c>sts:AssumeRole</c>.</param>
/// <param name="RoleArn">The role's ARN.</param>
/// <param name="Role">The role; null when there is none.</param>
/// <param name="Inherited">The tags that the calling session hands on: they take the place of the role's own of the same key.</param>
internal sealed record RoleTrustDemand(string Action, string RoleArn, Role? Role, SessionTags Inherited) : Demand(Action, RoleArn)
{
    public override void AddConditions(RequestContext context)
    {
        foreach (var tag in Inherited.Tags.Concat(Role?.Record.Tags.Where(own => !Inherited.Has(own.Key)) ?? []))
        {
            context.Set($"aws:ResourceTag/{tag.Key}", tag.Value);
        }

        foreach (var tag in Role?.Record.Tags ?? [])
        {
            context.Set($"iam:ResourceTag/{tag.Key}", tag.Value);
        }
    }

    public override Decision Decide(AccessRequest request, CallerPolicies policies) => Role is null
        ? new Decision(Allowed: false, DenyReason.NoResourcePolicy, ManagedPolicyArn: null)
        : AccessRules.ForRoleTrust(request, policies, Role.Trust, Role.Record.AccountId.Value);

    public override AccessTarget TargetFor(PolicyCaller caller) =>
        Role is null ? new AbsentTarget() : new RoleTarget(Role.Trust, Role.Record.AccountId.Value);

    public override string Refusal(AccessRequest request, Decision decision) =>
        (request.Caller.Kind is CallerKind.WebIdentity
            ? StsErrors.BearerNotAuthorized(Action)
            : StsErrors.NotAuthorized(request.Caller.Arn, Action, RoleArn)).Text!;
}
