using Signet.Protocol.Wire;
using Signet.Server.Iam.Boundaries;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>A user in an answer; lists leave boundary and tags out.</summary>
internal sealed class UserEntry(UserRecord user, bool whole) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Path", user.Path);
        writer.Text("UserName", user.Name);
        writer.Text("UserId", user.Id);
        writer.Text("Arn", Identifiers.Arn.User(user.AccountId, user.Path, user.Name).ToString());
        writer.Time("CreateDate", user.CreatedAt);
        writer.Structure("PermissionsBoundary", whole ? BoundaryEntry.Of(user.PermissionsBoundary) : null);
        writer.Structures("Tags", whole ? IamTags.Written(user.Tags) : null);
    }
}
