using Signet.Storage.Records;
using Signet.Storage.Sql.Tables;

namespace Signet.Storage.Sql;

/// <summary>Takes everything out of the database but the keys that seal what comes next, in the open transaction.</summary>
internal static class Wipe
{
    // Rows without a version, which nobody holds in memory; those of keys go with their key.
    private static readonly Query[] Others = [new("DELETE FROM trail_blocks"), new("DELETE FROM credential_uses"), new("DELETE FROM key_usages")];

    private static readonly Table DataKeys = Schema.Of<DataKeyRecord>();

    /// <summary>Removes it, and tells each record that is gone, for those who hold it in memory.</summary>
    public static IReadOnlyList<Change> Run(Session session)
    {
        var gone = new List<Change>();
        foreach (var table in Schema.All.Where(table => table != DataKeys))
        {
            using (var rows = session[table.All].Read())
            {
                while (rows.Read())
                {
                    gone.Add(Change.Delete(table.ReadAny(new(rows))));
                }
            }
        }

        foreach (var query in Schema.All.Where(table => table != DataKeys).Select(table => table.Clear).Concat(Others))
        {
            session[query].Execute();
        }

        return gone;
    }
}
