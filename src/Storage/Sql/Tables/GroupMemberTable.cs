using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class GroupMemberTable() : Table<GroupMemberRecord>("group_members", key: ["group_id", "user_id"], columns:
    ["created_at"])
{
    public override GroupMemberRecord Read(Row row) => new()
    {
        GroupId = row.Text(),
        UserId = row.Text(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(GroupMemberRecord record, Statement statement) => statement.Add(record.GroupId).Add(record.UserId);

    protected override void BindColumns(GroupMemberRecord record, Statement statement) => statement.Add(record.CreatedAt);

    protected override GroupMemberRecord WithVersion(GroupMemberRecord record, long version) => record with { Version = version };
}
