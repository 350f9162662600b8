using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Lists the names of a role's inline policies, in order.</summary>
internal sealed class ListRolePolicies(Catalog catalog) : ListInlinePolicies<RolePageRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("ListRolePolicies") { ReadOnly = true };
}
