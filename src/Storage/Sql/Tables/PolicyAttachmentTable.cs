using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class PolicyAttachmentTable() : Table<PolicyAttachmentRecord>("policy_attachments", key: ["owner_id", "policy_arn"], columns:
    ["created_at"])
{
    public override PolicyAttachmentRecord Read(Row row) => new()
    {
        OwnerId = row.Text(),
        PolicyArn = row.Text(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(PolicyAttachmentRecord record, Statement statement) => statement.Add(record.OwnerId).Add(record.PolicyArn);

    protected override void BindColumns(PolicyAttachmentRecord record, Statement statement) => statement.Add(record.CreatedAt);

    protected override PolicyAttachmentRecord WithVersion(PolicyAttachmentRecord record, long version) => record with { Version = version };
}
