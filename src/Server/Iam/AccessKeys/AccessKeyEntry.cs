using Signet.Protocol.Wire;
using Signet.Storage.Records;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>An access key in an answer; its secret only when it was made just now. The root user's keys have no user name.</summary>
internal sealed class AccessKeyEntry(string? userName, AccessKeyRecord key, string? secret = null) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("UserName", userName);
        writer.Text("AccessKeyId", key.Id);
        writer.Text("Status", key.Active ? "Active" : "Inactive");
        writer.Secret("SecretAccessKey", secret);
        writer.Time("CreateDate", key.CreatedAt);
    }
}
