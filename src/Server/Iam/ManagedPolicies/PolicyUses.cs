using Signet.Identifiers;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Which users, roles and groups of an account a managed policy is attached to, and which it bounds.</summary>
internal sealed class PolicyUses(Catalog catalog)
{
    public IEnumerable<(EntityKind Kind, Entity Entity)> AttachedTo(string policyArn, AccountId account) => Of(catalog.ManagedPolicies.OwnersOf(policyArn), account);

    public IEnumerable<(EntityKind Kind, Entity Entity)> Bounding(string policyArn, AccountId account) => Of(catalog.ManagedPolicies.BoundedBy(policyArn), account);

    /// <summary>The policy as answers to this account tell it.</summary>
    public PolicyEntry Entry(ManagedPolicy policy, AccountId account, PolicyParts parts) =>
        new(policy, AttachedTo(policy.Arn, account).Count(), Bounding(policy.Arn, account).Count(), parts);

    private IEnumerable<(EntityKind Kind, Entity Entity)> Of(IEnumerable<string> ids, AccountId account)
    {
        foreach (var id in ids)
        {
            if (catalog.Users.TryGet(id, out var user) && user.Record.AccountId == account)
            {
                yield return (EntityKind.User, Entity.Of(user));
            }
            else if (catalog.Roles.TryGet(id, out var role) && role.Record.AccountId == account)
            {
                yield return (EntityKind.Role, Entity.Of(role));
            }
            else if (catalog.Groups.All.TryGet(id, out var group) && group.Record.AccountId == account)
            {
                yield return (EntityKind.Group, Entity.Of(group));
            }
        }
    }
}
