using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Pipeline;

/// <summary>Who calls, proven: the names that policies know it by, the policies that it has, and the session that it comes from.</summary>
internal sealed class Caller
{
    private Caller(AccountId account, string accessKeyId, PolicyCaller names) => (AccountId, AccessKeyId, Names) = (account, accessKeyId, names);

    public AccountId AccountId { get; }

    public string AccessKeyId { get; }

    public PolicyCaller Names { get; }

    public CallerPolicies Policies { get; private init; } = CallerPolicies.None;

    /// <summary>The session of temporary credentials; null for long-term ones.</summary>
    public Session? Session { get; private init; }

    /// <summary>The user; null for the root user and for roles.</summary>
    public User? User { get; private init; }

    /// <summary>The role of a role session.</summary>
    public Role? Role { get; private init; }

    /// <summary>With authorisation switched off, for tests only: nothing is asked.</summary>
    public bool IsUnrestricted { get; private init; }

    public bool IsRoot => Names.Kind is CallerKind.Root;

    public string? UserName => User?.Record.Name;

    /// <summary>The user id as STS and <c>aws:userid</c> give it.</summary>
    public string UserId => Names.Kind switch
    {
        CallerKind.Root => AccountId.Value,
        CallerKind.RoleSession => $"{Role!.Record.Id}:{Session!.Name}",
        _ => User!.Record.Id,
    };

    /// <summary>The value of <c>aws:PrincipalType</c>.</summary>
    public string PrincipalType => Names.Kind switch
    {
        CallerKind.Root => "Account",
        CallerKind.RoleSession => "AssumedRole",
        _ => "User",
    };

    /// <summary>The tags behind <c>aws:PrincipalTag</c>: the session's over the role's, without regard to case.</summary>
    public IReadOnlyList<Tag> Tags => (User, Role) switch
    {
        ({ } user, _) => user.Record.Tags,
        (_, { } role) => [.. Session!.Tags, .. role.Record.Tags.Where(tag => !Session.Tags.Any(own => SameKey(own, tag)))],
        _ => [],
    };

    public static Caller Root(AccountId account, string accessKeyId, Session? session = null, bool unrestricted = false)
    {
        var arn = Arn.Root(account).ToString();
        var names = new PolicyCaller { Kind = CallerKind.Root, AccountId = account.Value, Arn = arn, PrincipalArn = arn };
        return new(account, accessKeyId, names) { Session = session, IsUnrestricted = unrestricted };
    }

    /// <summary>The server itself, on behalf of the account: no credentials, and no policy is asked.</summary>
    public static Caller Own(AccountId account) => Root(account, accessKeyId: "", unrestricted: true);

    public static Caller ForUser(User user, string accessKeyId, CallerPolicies policies, Session? session = null)
    {
        var account = user.Record.AccountId;
        var names = new PolicyCaller { Kind = CallerKind.User, AccountId = account.Value, Arn = user.Arn, PrincipalArn = user.Arn, UniqueId = user.Record.Id };
        return new(account, accessKeyId, names) { User = user, Session = session, Policies = policies };
    }

    public static Caller ForRole(Role role, Session session, CallerPolicies policies)
    {
        var account = role.Record.AccountId;
        var names = new PolicyCaller
        {
            Kind = CallerKind.RoleSession,
            AccountId = account.Value,
            Arn = Arn.AssumedRole(account, role.Record.Name, session.Name).ToString(),
            PrincipalArn = role.Arn,
            UniqueId = role.Record.Id,
        };
        return new(account, session.AccessKeyId, names)
        {
            Role = role,
            Session = session,
            Policies = policies,
        };
    }

    private static bool SameKey(Tag one, Tag other) => string.Equals(one.Key, other.Key, StringComparison.OrdinalIgnoreCase);
}
