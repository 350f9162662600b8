using System.Data.Common;

namespace Signet.Storage.Sql;

/// <summary>The statements around a transaction and around one commit inside it.</summary>
internal static class Transaction
{
    public static readonly Query Commit = new("COMMIT");
    public static readonly Query Savepoint = new("SAVEPOINT one_commit");
    public static readonly Query Undo = new("ROLLBACK TO SAVEPOINT one_commit");
    public static readonly Query Release = new("RELEASE SAVEPOINT one_commit");

    private static readonly Query Rollback = new("ROLLBACK");

    /// <summary>Ends a transaction that failed; the database may have done so by itself.</summary>
    public static void TryRollback(Session session)
    {
        try
        {
            session[Rollback].Execute();
        }
        catch (DbException)
        {
            // sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction": after a full disk or an I/O error it is often rolled back already.
        }
    }
}
