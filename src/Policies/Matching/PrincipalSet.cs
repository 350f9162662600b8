using Signet.Policies.Grammar;

namespace Signet.Policies.Matching;

/// <summary>A statement's Principal, or NotPrincipal.</summary>
internal sealed class PrincipalSet
{
    private readonly bool _negated;
    private readonly bool _everyone;
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _providers = new(StringComparer.Ordinal);

    public PrincipalSet(WrittenPrincipals written, bool negated)
    {
        _negated = negated;
        _everyone = written.Everyone || written.Aws.Contains("*", StringComparer.Ordinal);
        _providers.UnionWith(written.Federated);
        foreach (var principal in written.Aws)
        {
            (PrincipalForm.TryGetAccount(principal, out var account) ? _accounts : _names).Add(account ?? principal);
        }
    }

    /// <summary>How the statement names the caller. NotPrincipal stands with Deny only: it means each caller it does not spare.</summary>
    public NamedAs Names(in Evaluation evaluation)
    {
        var caller = evaluation.Request.Caller;
        if (_negated)
        {
            return !evaluation.CallerHasBoundary && ListsEveryNameOf(caller) ? NamedAs.Nobody : NamedAs.Directly;
        }

        return caller.Kind == CallerKind.WebIdentity ? NamesWebIdentity(caller) : NamesAwsIdentity(caller);
    }

    private NamedAs NamesAwsIdentity(PolicyCaller caller)
    {
        if (_everyone || ListsItself(caller))
        {
            return NamedAs.Directly;
        }

        return (ListsRole(caller) ? NamedAs.Role : NamedAs.Nobody)
            | (ListsFederatingUser(caller) ? NamedAs.FederatingUser : NamedAs.Nobody)
            | (_accounts.Contains(caller.AccountId) ? NamedAs.Account : NamedAs.Nobody);
    }

    private NamedAs NamesWebIdentity(PolicyCaller caller)
    {
        if (ListsProvider(caller))
        {
            return NamedAs.Directly;
        }

        return _everyone ? NamedAs.Anyone : NamedAs.Nobody;
    }

    private bool ListsEveryNameOf(PolicyCaller caller) => _everyone || caller.Kind switch
    {
        CallerKind.Root => _accounts.Contains(caller.AccountId),
        CallerKind.User => ListsItself(caller) && _accounts.Contains(caller.AccountId),
        CallerKind.RoleSession => ListsItself(caller) && ListsRole(caller) && _accounts.Contains(caller.AccountId),
        CallerKind.FederatedUser =>
            ListsItself(caller) && (caller.ActsForRoot || ListsFederatingUser(caller)) && _accounts.Contains(caller.AccountId),
        _ => false,
    };

    private bool ListsItself(PolicyCaller caller) =>
        _names.Contains(caller.Arn) || (caller is { Kind: CallerKind.User, UniqueId: { } id } && _names.Contains(id));

    private bool ListsRole(PolicyCaller caller) =>
        caller.Kind == CallerKind.RoleSession
        && (_names.Contains(caller.PrincipalArn) || (caller.UniqueId is { } id && _names.Contains(id)));

    private bool ListsFederatingUser(PolicyCaller caller) =>
        caller.Kind == CallerKind.FederatedUser
        && ((caller.FederatingUserArn is { } arn && _names.Contains(arn))
            || (caller.FederatingUserUniqueId is { } id && _names.Contains(id)));

    private bool ListsProvider(PolicyCaller caller) => caller.FederatedProvider is { } provider && _providers.Contains(provider);
}
