using Signet.Protocol.Wire;
using Signet.Storage.Records;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>A version of a managed policy in an answer; lists leave the document out.</summary>
internal sealed class VersionEntry(ManagedPolicyVersionRecord version, bool isDefault, bool whole) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Document", whole ? PolicyDocuments.Encode(version.Document) : null);
        writer.Text("VersionId", VersionId.Of(version.Number));
        writer.Boolean("IsDefaultVersion", isDefault);
        writer.Time("CreateDate", version.CreatedAt);
    }
}
