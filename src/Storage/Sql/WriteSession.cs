using System.Data.Common;
using Signet.Identifiers;
using Signet.Storage.Records;
using Signet.Storage.Sql.Tables;
using Signet.Storage.Sql.Trail;

namespace Signet.Storage.Sql;

/// <summary>Puts commits into the open transaction of the writer's connection, each whole or not at all.</summary>
internal sealed class WriteSession(Session session, Dialect dialect)
{
    private static readonly Query BumpSequence = new("UPDATE changes SET sequence = sequence + @commits", "commits");

    // Many uses of one key, or of one credential, share one transaction: only the last is written.
    private readonly Dictionary<(AccountId, Region, KeyId), KeyUsageRecord> _uses = [];
    private readonly Dictionary<string, CredentialUseRecord> _credentialUses = [];

    private readonly TrailWriter _trail = new(session);

    /// <summary>Whether blocks of the trail are to be put together when nothing else is to be done.</summary>
    public bool HasSmallBlocks => _trail.Small.Any;

    /// <summary>Whether there are so many that it is to be done now.</summary>
    public bool HasManySmallBlocks => _trail.Small.Many;

    public void Begin()
    {
        ForgetKeptBack();
        session[dialect.Begin].Execute();
    }

    /// <summary>Writes what was kept back for the end of the transaction: nothing of it is durable yet.</summary>
    public void Flush()
    {
        _trail.Flush();
        foreach (var use in _uses.Values)
        {
            KeyUsageTable.Write(use, session);
        }

        foreach (var use in _credentialUses.Values)
        {
            CredentialUseTable.Write(use, session);
        }
    }

    public void Commit() => session[Transaction.Commit].Execute();

    /// <summary>Puts some small blocks of the trail together, in a transaction of its own.</summary>
    public void MergeBlocks()
    {
        session[dialect.Begin].Execute();
        _trail.Small.Merge();
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
            Append(pending);
            pending.Result = CommitResult.Committed;
            return;
        }

        session[Transaction.Savepoint].Execute();
        IReadOnlyList<Change> gone = pending.Commit.ReplacesAll ? Wipe.Run(session) : [];
        if (TryApply(changes, pending))
        {
            if (pending.Commit.ReplacesAll)
            {
                ForgetKeptBack();
            }

            Append(pending);
            pending.Stored = [.. gone, .. changes.Select(change => change.AsStored())];
        }
        else
        {
            session[Transaction.Undo].Execute();
        }

        session[Transaction.Release].Execute();
    }

    private void ForgetKeptBack()
    {
        _trail.Clear();
        _uses.Clear();
        _credentialUses.Clear();
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

    private void Append(PendingCommit pending)
    {
        var commit = pending.Commit;
        for (var index = 0; index < commit.Uses.Count; index++)
        {
            var use = commit.Uses[index];
            _uses[(use.AccountId, use.Region, use.KeyId)] = use;
        }

        for (var index = 0; index < commit.CredentialUses.Count; index++)
        {
            _credentialUses[commit.CredentialUses[index].Id] = commit.CredentialUses[index];
        }

        foreach (var written in pending.Events)
        {
            _trail.Append(written);
        }
    }
}
