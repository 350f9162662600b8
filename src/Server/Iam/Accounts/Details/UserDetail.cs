using Signet.Protocol.Wire;
using Signet.Server.Iam.Attachments;
using Signet.Server.Iam.Boundaries;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>A user with its policies and groups.</summary>
internal sealed class UserDetail(User user, Catalog catalog) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        var record = user.Record;
        writer.Text("Path", record.Path);
        writer.Text("UserName", record.Name);
        writer.Text("UserId", record.Id);
        writer.Text("Arn", user.Arn);
        writer.Time("CreateDate", record.CreatedAt);
        writer.Structures("UserPolicyList", InlinePolicyDetail.Of(catalog, record.Id));
        writer.Texts("GroupList", catalog.Groups.Of(record.Id).Select(group => group.Record.Name).Order(StringComparer.Ordinal));
        writer.Structures("AttachedManagedPolicies", AttachedPolicy.Of(catalog, record.Id).Select(policy => new AttachedPolicy(policy)));
        writer.Structure("PermissionsBoundary", BoundaryEntry.Of(record.PermissionsBoundary));
        writer.Structures("Tags", record.Tags.Select(tag => new TagEntry(tag)));
    }
}
