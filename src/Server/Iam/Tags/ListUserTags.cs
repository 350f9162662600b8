using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists the tags of a user, in order of key.</summary>
internal sealed class ListUserTags(Catalog catalog) : ListTags<UserPageRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("ListUserTags") { ReadOnly = true };
}
