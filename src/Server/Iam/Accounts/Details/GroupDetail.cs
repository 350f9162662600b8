using Signet.Protocol.Wire;
using Signet.Server.Iam.Attachments;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>A group with its policies.</summary>
internal sealed class GroupDetail(Group group, Catalog catalog) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        var record = group.Record;
        writer.Text("Path", record.Path);
        writer.Text("GroupName", record.Name);
        writer.Text("GroupId", record.Id);
        writer.Text("Arn", group.Arn);
        writer.Time("CreateDate", record.CreatedAt);
        writer.Structures("GroupPolicyList", InlinePolicyDetail.Of(catalog, record.Id));
        writer.Structures("AttachedManagedPolicies", AttachedPolicy.Of(catalog, record.Id).Select(policy => new AttachedPolicy(policy)));
    }
}
