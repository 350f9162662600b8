using Signet.Protocol.Wire;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Groups;

/// <summary>A group in an answer.</summary>
internal sealed class GroupEntry(GroupRecord group) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Path", group.Path);
        writer.Text("GroupName", group.Name);
        writer.Text("GroupId", group.Id);
        writer.Text("Arn", Identifiers.Arn.Group(group.AccountId, group.Path, group.Name).ToString());
        writer.Time("CreateDate", group.CreatedAt);
    }
}
