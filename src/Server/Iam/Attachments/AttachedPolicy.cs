using Signet.Protocol.Wire;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>A managed policy in the answers that tell what is attached to a user, role or group.</summary>
internal sealed class AttachedPolicy(ManagedPolicy policy) : IWritable
{
    /// <summary>The managed policies that are attached to a user, role or group (by its unique id), in order of name.</summary>
    public static IEnumerable<ManagedPolicy> Of(Catalog catalog, string ownerId) => catalog.ManagedPolicies.AttachmentsOf(ownerId).Keys
        .Select(arn => catalog.ManagedPolicies.TryGet(arn, out var policy) ? policy : null)
        .OfType<ManagedPolicy>()
        .OrderBy(policy => policy.Place, StringComparer.Ordinal);

    public void Write(ResponseWriter writer)
    {
        writer.Text("PolicyName", policy.Name);
        writer.Text("PolicyArn", policy.Arn);
    }
}
