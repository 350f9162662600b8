using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists the tags of a managed policy, in order of key.</summary>
internal sealed class ListPolicyTags(Catalog catalog) : ListTags<PolicyPageRequest>(Table, EntityKind.Policy, catalog)
{
    public static Operation Table { get; } = new("ListPolicyTags") { ReadOnly = true };
}
