using Signet.Identifiers;
using Signet.Server.Iam.ManagedPolicies;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>One of the entities whose details are told; exactly one of the four is there.</summary>
/// <param name="Place">The place in the one list that pages go through: users, groups, roles, policies, each in order of name.</param>
internal sealed record AccountContent(string Place)
{
    public User? User { get; init; }

    public Group? Group { get; init; }

    public Role? Role { get; init; }

    public ManagedPolicy? Policy { get; init; }
}

/// <summary>What an account has, as one list.</summary>
internal sealed class AccountContents(Catalog catalog, PolicyUses uses)
{
    /// <summary>Everything of the kinds that the filter names, of AWS's managed policies those that are in use; an empty filter names all kinds.</summary>
    public IEnumerable<AccountContent> Of(AccountId account, IReadOnlyCollection<string> filter)
    {
        IEnumerable<AccountContent>[] kinds =
        [
            Kind("User", () => catalog.Users.Of(account).Select(user => new AccountContent($"1 {user.Record.Name}") { User = user })),
            Kind("Group", () => catalog.Groups.All.Of(account).Select(group => new AccountContent($"2 {group.Record.Name}") { Group = group })),
            Kind("Role", () => catalog.Roles.Of(account).Select(role => new AccountContent($"3 {role.Record.Name}") { Role = role })),
            Kind("LocalManagedPolicy", () => catalog.ManagedPolicies.Of(account).Select(Content)),
            Kind("AWSManagedPolicy", () => AwsManagedPolicies.All.Where(policy => IsUsed(policy, account)).Select(Content)),
        ];
        return kinds.SelectMany(kind => kind).OrderBy(content => content.Place, StringComparer.Ordinal);

        IEnumerable<AccountContent> Kind(string name, Func<IEnumerable<AccountContent>> contents) => filter.Count == 0 || filter.Contains(name, StringComparer.Ordinal) ? contents() : [];
    }

    private bool IsUsed(ManagedPolicy policy, AccountId account) => uses.AttachedTo(policy.Arn, account).Any() || uses.Bounding(policy.Arn, account).Any();

    private static AccountContent Content(ManagedPolicy policy) => new($"4 {policy.Place}") { Policy = policy };
}
