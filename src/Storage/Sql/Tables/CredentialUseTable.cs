using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

/// <summary>The last use of each access key and role: overwritten by a later one, without a version.</summary>
internal static class CredentialUseTable
{
    public static readonly Query Find = new("SELECT id, used_at, region, service FROM credential_uses WHERE id = @id", "id");

    private static readonly Query Upsert = new(
        """
        INSERT INTO credential_uses (id, used_at, region, service) VALUES (@id, @used_at, @region, @service)
        ON CONFLICT (id) DO UPDATE SET used_at = excluded.used_at, region = excluded.region, service = excluded.service
        """,
        "id", "used_at", "region", "service");

    public static void Write(CredentialUseRecord record, Session session) =>
        session[Upsert].Add(record.Id).Add(record.UsedAt).Add(record.Region).Add(record.Service).Execute();

    public static CredentialUseRecord Read(Row row) => new() { Id = row.Text(), UsedAt = row.Time(), Region = row.Text(), Service = row.Text() };
}
