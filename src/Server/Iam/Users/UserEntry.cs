using Signet.Protocol.Wire;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>A user in an answer; lists leave the tags out.</summary>
internal sealed class UserEntry(UserRecord user, bool withTags) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Path", user.Path);
        writer.Text("UserName", user.Name);
        writer.Text("UserId", user.Id);
        writer.Text("Arn", Identifiers.Arn.User(user.AccountId, user.Path, user.Name).ToString());
        writer.Time("CreateDate", user.CreatedAt);
        writer.Structures("Tags", withTags ? IamTags.Written(user.Tags) : null);
    }
}
