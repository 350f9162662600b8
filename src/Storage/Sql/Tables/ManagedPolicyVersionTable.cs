using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class ManagedPolicyVersionTable() : Table<ManagedPolicyVersionRecord>("managed_policy_versions", key: ["policy_id", "number"], columns:
    ["document", "created_at"])
{
    public override ManagedPolicyVersionRecord Read(Row row) => new()
    {
        PolicyId = row.Text(),
        Number = (int)row.Number(),
        Document = row.Text(),
        CreatedAt = row.Time(),
        Version = row.Number(),
    };

    protected override void BindKey(ManagedPolicyVersionRecord record, Statement statement) => statement.Add(record.PolicyId).Add(record.Number);

    protected override void BindColumns(ManagedPolicyVersionRecord record, Statement statement) => statement.Add(record.Document).Add(record.CreatedAt);

    protected override ManagedPolicyVersionRecord WithVersion(ManagedPolicyVersionRecord record, long version) => record with { Version = version };
}
