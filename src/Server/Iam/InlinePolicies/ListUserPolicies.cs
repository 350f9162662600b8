using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Lists the names of a user's inline policies, in order.</summary>
internal sealed class ListUserPolicies(Catalog catalog) : ListInlinePolicies<UserPageRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("ListUserPolicies") { ReadOnly = true };
}
