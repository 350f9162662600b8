using Signet.Identifiers;
using Signet.Policies;

namespace Signet.Server.State;

/// <summary>
/// Binds the principals of a policy to identities, as AWS does when it is saved: a user or a role is stored as its unique id,
/// and shown as its ARN for as long as it lives. A new entity of the same name is not meant.
/// </summary>
internal sealed class PrincipalNames(Catalog catalog)
{
    /// <summary>The document with unique ids in place of the ARNs of users and roles.</summary>
    /// <param name="json">A well-formed policy.</param>
    /// <param name="unknown">The first principal that does not exist; null when all do.</param>
    public string Bind(string json, out string? unknown)
    {
        string? missing = null;
        var bound = PolicyText.MapPrincipals(json, name =>
        {
            var (exists, id) = Find(name);
            missing ??= exists ? null : name;
            return id;
        });
        unknown = missing;
        return bound;
    }

    /// <summary>The document as it is shown: ARNs of the living in place of unique ids.</summary>
    public string Show(string json) => PolicyText.MapPrincipals(json, name =>
        catalog.TryGetUserById(name, out var user) ? user.Arn
        : catalog.TryGetRoleById(name, out var role) ? role.Arn
        : null);

    private (bool Exists, string? Id) Find(string name)
    {
        if (name is "*" || IsUniqueId(name))
        {
            return (true, null);
        }

        if (AccountId.TryParse(name, out var account))
        {
            return (catalog.HasAccount(account), null);
        }

        return Arn.TryParse(name, out var arn) && AccountId.TryParse(arn.Account, out account) ? Find(account, arn) : (false, null);
    }

    private (bool Exists, string? Id) Find(AccountId account, Arn arn)
    {
        var name = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..];
        return (arn.Service, arn.Resource.Split('/')[0]) switch
        {
            ("iam", "root") => (catalog.HasAccount(account), null),
            ("iam", "user") => catalog.TryGetUser(account, name, out var user) && user.Arn == arn.ToString() ? (true, user.Record.Id) : (false, null),
            ("iam", "role") => catalog.TryGetRole(account, name, out var role) && role.Arn == arn.ToString() ? (true, role.Record.Id) : (false, null),
            ("sts", "assumed-role" or "federated-user") => (catalog.HasAccount(account), null),
            _ => (false, null),
        };
    }

    // Policies that were shown after an entity was deleted hold its unique id, and may be saved again.
    private static bool IsUniqueId(string name) => name.Length == 21 && (name.StartsWith("AIDA", StringComparison.Ordinal) || name.StartsWith("AROA", StringComparison.Ordinal));
}
