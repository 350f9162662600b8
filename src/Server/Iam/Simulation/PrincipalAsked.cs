using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Simulation;

/// <summary>A user, role, group or root user whom policies are asked about although it does not call.</summary>
/// <param name="Names">The names that policies know it by.</param>
/// <param name="Policies">The policies that it bears.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Kind">What AWS calls its kind: <c>user</c>, <c>role</c>, <c>group</c> or <c>root</c>.</param>
internal sealed record PrincipalAsked(PolicyCaller Names, CallerPolicies Policies, IReadOnlyList<Tag> Tags, string Kind)
{
    /// <summary>The user's name; null for the others.</summary>
    public string? UserName { get; private init; }

    /// <summary>Finds the principal of an ARN of the account; false when it names none, or nothing that can bear policies.</summary>
    public static bool TryFind(Catalog catalog, PrincipalPolicies policies, AccountId account, Arn arn, [NotNullWhen(true)] out PrincipalAsked? principal)
    {
        var (kind, name) = Split(arn);
        principal = arn.Account != account.Value ? null : kind switch
        {
            "root" => OfRoot(account),
            "user" when catalog.TryGetUser(account, name, out var user) => OfUser(user, policies),
            "role" when catalog.TryGetRole(account, name, out var role) => OfRole(role, role.Arn, policies),
            "group" when catalog.Groups.All.TryGet(account, name, out var group) => OfGroup(group, policies),
            "assumed-role" when catalog.TryGetRole(account, arn.Resource.Split('/')[1], out var role) => OfRole(role, arn.ToString(), policies),
            _ => null,
        };
        principal = principal?.Names.Arn == arn.ToString() ? principal : null;
        return principal is not null;
    }

    /// <summary>A user of whom nothing is known but its names.</summary>
    public static PrincipalAsked Stranger(PolicyCaller names) =>
        new(names, CallerPolicies.None, [], "user") { UserName = names.Arn[(names.Arn.LastIndexOf('/') + 1)..] };

    /// <summary>The kind and the name that an ARN of IAM or STS has; no kind when it is of neither.</summary>
    public static (string? Kind, string Name) Split(Arn arn)
    {
        var parts = arn.Resource.Split('/');
        var kind = (arn.Service, parts[0]) switch
        {
            ("iam", "root") when parts.Length == 1 => "root",
            ("iam", "user" or "role" or "group") when parts.Length > 1 => parts[0],
            ("sts", "assumed-role") when parts.Length == 3 => parts[0],
            _ => null,
        };
        return (kind, parts[^1]);
    }

    /// <summary>Puts in what the request of such a caller would have.</summary>
    public void AddConditions(RequestContext context)
    {
        if (Kind == "group")
        {
            return;
        }

        context.Set("aws:PrincipalArn", Names.PrincipalArn);
        context.Set("aws:PrincipalAccount", Names.AccountId);
        context.Set("aws:PrincipalType", Kind switch { "root" => "Account", "user" => "User", _ => "AssumedRole" });
        context.Set("kms:CallerAccount", Names.AccountId);
        if (UserName is not null)
        {
            context.Set("aws:username", UserName);
        }

        if (Kind == "user" && Names.UniqueId is { } id)
        {
            context.Set("aws:userid", id);
        }

        foreach (var tag in Tags)
        {
            context.Set($"aws:PrincipalTag/{tag.Key}", tag.Value);
        }
    }

    private static PrincipalAsked OfRoot(AccountId account) =>
        new(NamesOf(CallerKind.Root, account, Arn.Root(account).ToString(), id: null), CallerPolicies.None, [], "root");

    private static PrincipalAsked OfUser(User user, PrincipalPolicies policies) =>
        new(NamesOf(CallerKind.User, user.Record.AccountId, user.Arn, user.Record.Id), policies.Of(user), user.Record.Tags, "user") { UserName = user.Record.Name };

    private static PrincipalAsked OfRole(Role role, string arn, PrincipalPolicies policies) => new(
        NamesOf(CallerKind.RoleSession, role.Record.AccountId, arn, role.Record.Id) with { PrincipalArn = role.Arn },
        policies.Of(role),
        role.Record.Tags,
        "role");

    private static PrincipalAsked OfGroup(Group group, PrincipalPolicies policies) => new(
        NamesOf(CallerKind.User, group.Record.AccountId, group.Arn, group.Record.Id),
        new CallerPolicies { Identity = [.. policies.Own(group.Record.Id)] },
        [],
        "group");

    private static PolicyCaller NamesOf(CallerKind kind, AccountId account, string arn, string? id) =>
        new() { Kind = kind, AccountId = account.Value, Arn = arn, PrincipalArn = arn, UniqueId = id };
}
