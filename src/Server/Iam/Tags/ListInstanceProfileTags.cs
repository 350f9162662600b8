using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists the tags of an instance profile, in order of key.</summary>
internal sealed class ListInstanceProfileTags(Catalog catalog) : ListTags<InstanceProfilePageRequest>(Table, EntityKind.InstanceProfile, catalog)
{
    public static Operation Table { get; } = new("ListInstanceProfileTags") { ReadOnly = true };
}
