using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Lists the names of a group's inline policies, in order.</summary>
internal sealed class ListGroupPolicies(Catalog catalog) : ListInlinePolicies<GroupPageRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("ListGroupPolicies") { ReadOnly = true };
}
