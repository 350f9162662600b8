using Signet.Protocol.Wire;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Groups;

/// <summary>A page of groups.</summary>
internal sealed record GroupListResponse(IamPage<GroupRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Groups", Page.Items.Select(group => new GroupEntry(group)));
        Page.WriteEnd(writer);
    }
}
