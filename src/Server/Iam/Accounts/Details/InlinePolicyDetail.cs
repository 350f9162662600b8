using Signet.Protocol.Wire;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>An inline policy with its document, among the details of whose it is.</summary>
internal sealed class InlinePolicyDetail(InlinePolicy policy) : IWritable
{
    /// <summary>Those of a user, role or group (by its unique id), in order of name.</summary>
    public static IEnumerable<IWritable> Of(Catalog catalog, string ownerId) =>
        catalog.PoliciesOf(ownerId).Values.OrderBy(policy => policy.Record.Name, StringComparer.Ordinal).Select(policy => new InlinePolicyDetail(policy));

    public void Write(ResponseWriter writer)
    {
        writer.Text("PolicyName", policy.Record.Name);
        writer.Text("PolicyDocument", PolicyDocuments.Encode(policy.Record.Document));
    }
}
