using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists the tags of a role, in order of key.</summary>
internal sealed class ListRoleTags(Catalog catalog) : ListTags<RolePageRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("ListRoleTags") { ReadOnly = true };
}
