using System.Data.Common;
using Signet.Identifiers;
using Signet.Storage.Records;
using Signet.Storage.Sql.Tables;

namespace Signet.Storage.Sql;

/// <summary>Puts commits into the open transaction of the writer's connection, each whole or not at all.</summary>
internal sealed class WriteSession(Session session, Dialect dialect)
{
    private static readonly Query BumpSequence = new("UPDATE changes SET sequence = sequence + @commits", "commits");

    // Many uses of one key, or of one credential, share one transaction: only the last is written.
    private readonly Dictionary<(AccountId, Region, KeyId), KeyUsageRecord> _uses = [];
    private readonly Dictionary<string, CredentialUseRecord> _credentialUses = [];

    public void Begin()
    {
        _uses.Clear();
        _credentialUses.Clear();
        session[dialect.Begin].Execute();
    }

    public void Commit()
    {
        foreach (var use in _uses.Values)
        {
            KeyUsageTable.Write(use, session);
        }

        foreach (var use in _credentialUses.Values)
        {
            CredentialUseTable.Write(use, session);
        }

        session[Transaction.Commit].Execute();
    }

    public void Rollback() => Transaction.TryRollback(session);

    public bool TryScrub() => dialect.TryScrub(session.Connection);

    /// <summary>Whether a change took sealed bytes out of a row, so that a copy of them may still lie in the database's log.</summary>
    public static bool LeavesSealedContent(Change change) => change.Kind is not ChangeKind.Insert && Schema.Of(change.Record).Sealed;

    public void CountChanges(int commits) => session[BumpSequence].Add(commits).Execute();

    /// <summary>
    /// Writes one commit. One without changes needs no savepoint: its events were checked before they came here, so that only
    /// a failure of the whole transaction can stop them.
    /// </summary>
    public void Write(PendingCommit pending)
    {
        var changes = pending.Commit.Changes;
        if (changes.Count == 0 && !pending.Commit.ReplacesAll)
        {
            Append(pending.Commit);
            pending.Result = CommitResult.Committed;
            return;
        }

        session[Transaction.Savepoint].Execute();
        IReadOnlyList<Change> gone = pending.Commit.ReplacesAll ? WipeAll() : [];
        if (TryApply(changes, pending))
        {
            Append(pending.Commit);
            pending.Stored = [.. gone, .. changes.Select(change => change.AsStored())];
        }
        else
        {
            session[Transaction.Undo].Execute();
        }

        session[Transaction.Release].Execute();
    }

    private IReadOnlyList<Change> WipeAll()
    {
        _uses.Clear();
        _credentialUses.Clear();
        return Wipe.Run(session);
    }

    private bool TryApply(IReadOnlyList<Change> changes, PendingCommit pending)
    {
        try
        {
            pending.Result = Apply(changes);
            return pending.Result.Outcome is CommitOutcome.Committed;
        }
        catch (Exception error) when (error is not DbException failure || dialect.FaultOf(failure) is Fault.Rule)
        {
            // The caller's mistake, such as a null where a value must be: it must not fail the others in the transaction.
            pending.Refusal = new StoreException("A record cannot be stored: it breaks a rule of the database's schema.", error);
            return false;
        }
    }

    private CommitResult Apply(IReadOnlyList<Change> changes)
    {
        var missing = -1;
        for (var index = 0; index < changes.Count; index++)
        {
            var outcome = Apply(changes[index]);
            if (outcome is not CommitOutcome.Committed)
            {
                return new(outcome, index);
            }

            // References may dangle until the commit's last change. One that still does then has done so since some change: that one failed.
            missing = dialect.ReferencesHold(session.Connection) ? -1 : missing < 0 ? index : missing;
        }

        return missing < 0 ? CommitResult.Committed : new(CommitOutcome.Missing, missing);
    }

    private CommitOutcome Apply(Change change)
    {
        var table = Schema.Of(change.Record);
        var statement = session[change.Kind switch
        {
            ChangeKind.Insert => table.Insert,
            ChangeKind.Update => table.Update,
            _ => table.Delete,
        }];

        table.BindKey(change.Record, statement);
        if (change.Kind is not ChangeKind.Delete)
        {
            table.BindColumns(change.Record, statement);
        }

        if (change.Kind is not ChangeKind.Insert)
        {
            statement.Add(change.Record.Version);
        }

        try
        {
            var written = statement.Execute() == 1;
            return written ? CommitOutcome.Committed : change.Kind is ChangeKind.Insert ? CommitOutcome.AlreadyExists : CommitOutcome.VersionChanged;
        }
        catch (DbException error) when (dialect.FaultOf(error) is Fault.Unique)
        {
            return CommitOutcome.AlreadyExists;
        }
    }

    private void Append(Commit commit)
    {
        for (var index = 0; index < commit.Uses.Count; index++)
        {
            var use = commit.Uses[index];
            _uses[(use.AccountId, use.Region, use.KeyId)] = use;
        }

        for (var index = 0; index < commit.CredentialUses.Count; index++)
        {
            _credentialUses[commit.CredentialUses[index].Id] = commit.CredentialUses[index];
        }

        for (var index = 0; index < commit.Events.Count; index++)
        {
            EventTable.Append(commit.Events[index], session);
        }
    }
}
