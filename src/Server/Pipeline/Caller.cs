using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Pipeline;

/// <summary>Who calls, proven: the names that policies know it by, the policies that it has, and the session that it comes from.</summary>
internal sealed class Caller
{
    private Caller(AccountId account, string? accessKeyId, PolicyCaller names) => (AccountId, AccessKeyId, Names) = (account, accessKeyId, names);

    public AccountId AccountId { get; }

    /// <summary>The access key that signed; null for the bearer of a token or an assertion, and for the server itself.</summary>
    public string? AccessKeyId { get; }

    public PolicyCaller Names { get; }

    public CallerPolicies Policies { get; private init; } = CallerPolicies.None;

    /// <summary>The session of temporary credentials; null for long-term ones.</summary>
    public Session? Session { get; private init; }

    /// <summary>The user, also behind a federated user; null for the root user and for roles.</summary>
    public User? User { get; private init; }

    /// <summary>The role of a role session.</summary>
    public Role? Role { get; private init; }

    /// <summary>The bearer of an identity provider's token or assertion, who has no AWS identity as yet.</summary>
    public Bearer? Bearer { get; private init; }

    /// <summary>With authorisation switched off, for tests only: nothing is asked.</summary>
    public bool IsUnrestricted { get; private init; }

    public bool IsRoot => Names.Kind is CallerKind.Root;

    /// <summary>The value of <c>aws:username</c>; null for all but users.</summary>
    public string? UserName => Names.Kind is CallerKind.User ? User!.Record.Name : null;

    /// <summary>The user id as STS and <c>aws:userid</c> give it.</summary>
    public string UserId => Names.Kind switch
    {
        CallerKind.Root => AccountId.Value,
        CallerKind.RoleSession => $"{Role!.Record.Id}:{Session!.Name}",
        CallerKind.FederatedUser => $"{AccountId}:{Session!.Name}",
        CallerKind.WebIdentity => Bearer!.PrincipalId,
        _ => User!.Record.Id,
    };

    /// <summary>The value of <c>aws:PrincipalType</c>.</summary>
    public string PrincipalType => Names.Kind switch
    {
        CallerKind.Root => "Account",
        CallerKind.RoleSession => "AssumedRole",
        CallerKind.FederatedUser => "FederatedUser",
        _ => "User",
    };

    /// <summary>The tags behind <c>aws:PrincipalTag</c>: the session's over those of the role or user, without regard to case.</summary>
    public IReadOnlyList<Tag> Tags
    {
        get
        {
            var own = User?.Record.Tags ?? Role?.Record.Tags ?? [];
            return Session is not { Tags: { Count: > 0 } given } ? own : [.. given, .. own.Where(tag => !given.Any(one => SameKey(one, tag)))];
        }
    }

    public static Caller Root(AccountId account, string? accessKeyId, Session? session = null, bool unrestricted = false)
    {
        var arn = Arn.Root(account).ToString();
        var names = new PolicyCaller { Kind = CallerKind.Root, AccountId = account.Value, Arn = arn, PrincipalArn = arn };
        return new(account, accessKeyId, names) { Session = session, IsUnrestricted = unrestricted };
    }

    /// <summary>The server itself, on behalf of the account: no credentials, and no policy is asked.</summary>
    public static Caller Own(AccountId account) => Root(account, accessKeyId: null, unrestricted: true);

    public static Caller ForUser(User user, string accessKeyId, CallerPolicies policies, Session? session = null)
    {
        var account = user.Record.AccountId;
        var names = new PolicyCaller { Kind = CallerKind.User, AccountId = account.Value, Arn = user.Arn, PrincipalArn = user.Arn, UniqueId = user.Record.Id };
        return new(account, accessKeyId, names) { User = user, Session = session, Policies = policies };
    }

    /// <summary>The federated user of a session; without a user it is the root user who made it.</summary>
    public static Caller ForFederatedUser(User? user, Session session, CallerPolicies policies)
    {
        var arn = Arn.FederatedUser(session.AccountId, session.Name).ToString();
        var names = new PolicyCaller
        {
            Kind = CallerKind.FederatedUser,
            AccountId = session.AccountId.Value,
            Arn = arn,
            PrincipalArn = arn,
            FederatingUserArn = user?.Arn ?? Arn.Root(session.AccountId).ToString(),
            FederatingUserUniqueId = user?.Record.Id,
        };
        return new(session.AccountId, session.AccessKeyId, names) { User = user, Session = session, Policies = policies };
    }

    /// <summary>The bearer of a token or an assertion, who asks for a role of the account.</summary>
    public static Caller ForBearer(AccountId account, Bearer bearer, bool unrestricted)
    {
        var names = new PolicyCaller
        {
            Kind = CallerKind.WebIdentity,
            AccountId = account.Value,
            Arn = bearer.PrincipalId,
            PrincipalArn = bearer.PrincipalId,
            FederatedProvider = bearer.ProviderArn,
        };
        return new(account, accessKeyId: null, names) { Bearer = bearer, IsUnrestricted = unrestricted };
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
