using Signet.Identifiers;
using Signet.Policies;

namespace Signet.Server.State;

/// <summary>
/// Binds the principals of grants to identities: a user or a role is stored as its unique id, a role's session as <c>AROA…:name</c>, an account
/// as the ARN of its root; each is shown as an ARN for as long as it lives. A new entity of the same name is not meant.
/// </summary>
internal sealed class GrantPrincipals(Catalog catalog)
{
    /// <summary>The stored form of the principal of an ARN; null when it is no ARN of a principal, or nobody has it.</summary>
    public string? Bind(string text)
    {
        if (!Arn.TryParse(text, out var arn) || !AccountId.TryParse(arn.Account, out var account) || !catalog.HasAccount(account))
        {
            return null;
        }

        return (arn.Service, arn.Region, arn.Resource.Split('/')) switch
        {
            ("iam", "", ["root"]) => Arn.Root(account).ToString(),
            ("iam", "", ["user", .., var name]) => catalog.TryGetUser(account, name, out var user) && user.Arn == text ? user.Record.Id : null,
            ("iam", "", ["role", .., var name]) => catalog.TryGetRole(account, name, out var role) && role.Arn == text ? role.Record.Id : null,
            ("sts", "", ["assumed-role", var name, { Length: >= 2 and <= 64 } session]) =>
                catalog.TryGetRole(account, name, out var role) && SessionArn(role, session) == text ? $"{role.Record.Id}:{session}" : null,
            ("sts", "", ["federated-user", { Length: >= 2 and <= 32 }]) when arn.Partition is "aws" => text,
            _ => null,
        };
    }

    /// <summary>The stored form of a principal as it was shown, which is its unique id when it lives no more; null when it has neither form.</summary>
    public string? BindShown(string text) =>
        text.StartsWith("AIDA", StringComparison.Ordinal) || text.StartsWith("AROA", StringComparison.Ordinal) ? text : Bind(text);

    /// <summary>How a stored principal is shown: its ARN, or what it was stored as when it lives no more.</summary>
    public string Show(string stored)
    {
        if (stored.Split(':') is [var id, var session])
        {
            return catalog.TryGetRoleById(id, out var own) ? SessionArn(own, session) : stored;
        }

        return catalog.TryGetUserById(stored, out var user) ? user.Arn
            : catalog.TryGetRoleById(stored, out var role) ? role.Arn
            : stored;
    }

    /// <summary>How a grant to the stored principal reaches a caller.</summary>
    public static GrantReach Reach(PolicyCaller caller, string? stored) =>
        stored is null ? GrantReach.None
        : NamesOf(caller).Contains(stored, StringComparer.Ordinal) ? GrantReach.Caller
        : stored == AccountOf(caller) ? GrantReach.Account
        : GrantReach.None;

    /// <summary>The stored forms that mean the caller itself; the root user has none but that of its account.</summary>
    public static IReadOnlyList<string> NamesOf(PolicyCaller caller) => caller switch
    {
        { Kind: CallerKind.User, UniqueId: { } id } => [id],
        { Kind: CallerKind.RoleSession, UniqueId: { } id } => [id, $"{id}:{caller.Arn[(caller.Arn.LastIndexOf('/') + 1)..]}"],
        { Kind: CallerKind.FederatedUser } => [caller.Arn],
        _ => [],
    };

    /// <summary>The stored form of the caller's account.</summary>
    public static string AccountOf(PolicyCaller caller) => Arn.Root(AccountId.Parse(caller.AccountId)).ToString();

    private static string SessionArn(Role role, string session) => Arn.AssumedRole(role.Record.AccountId, role.Record.Name, session).ToString();
}
