using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

internal sealed class AccountTable() : Table<AccountRecord>("accounts", key: ["id"], columns: ["created_at", "alias"])
{
    public override AccountRecord Read(Row row) => new() { Id = row.Account(), CreatedAt = row.Time(), Alias = row.OptionalText(), Version = row.Number() };

    protected override void BindKey(AccountRecord record, Statement statement) => statement.Add(record.Id.Value);

    protected override void BindColumns(AccountRecord record, Statement statement) => statement.Add(record.CreatedAt).Add(record.Alias);

    protected override AccountRecord WithVersion(AccountRecord record, long version) => record with { Version = version };
}
