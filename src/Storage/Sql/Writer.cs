using System.Data.Common;

namespace Signet.Storage.Sql;

/// <summary>
/// The one thread that writes. It takes every commit that waits, up to a bound, into one transaction, so that they share its flush;
/// a commit that comes alone is flushed alone, at once. Those that are answered together tend to come back together: it waits a moment for as many as there were.
/// </summary>
internal sealed class Writer
{
    private const string Lost = "The server could not take in a change that it made durable. Restart it.";

    // So long without commits is time for what can wait.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // The longest that a commit waits for others to share its flush.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CommitQueue _queue;
    private readonly WriteSession _session;
    private readonly Dialect _dialect;
    private readonly Action<IReadOnlyList<Change>> _committed;
    private readonly List<PendingCommit> _batch;
    private int _expected = 1;
    private bool _scrubOwed;
    private Exception? _lost;
    private long _commits;
    private long _transactions;

    public Writer(CommitQueue queue, WriteSession session, Dialect dialect, Action<IReadOnlyList<Change>> committed, int maxBatch)
    {
        (_queue, _session, _dialect, _committed, _batch) = (queue, session, dialect, committed, new(maxBatch));
        new Thread(() => Run(maxBatch)) { Name = "Signet store writer", IsBackground = true }.Start();
    }

    /// <summary>Ends when the queue has.</summary>
    public Task Ended => _ended.Task;

    public StoreCounters Counters => new(Interlocked.Read(ref _commits), Interlocked.Read(ref _transactions));

    private void Run(int maxBatch)
    {
        while (!_queue.Ended)
        {
            Gather(maxBatch);
            if (_batch.Count is > 0 and var together)
            {
                WriteBatch();
                _expected = Math.Max(_expected, together + _queue.Waiting);
                _ = _session.HasManySmallBlocks && TryMergeBlocks();
            }
            else if (!_queue.Ended)
            {
                var arrived = _queue.WaitFor(1, _scrubOwed || _session.HasSmallBlocks ? Pause : Timeout.InfiniteTimeSpan);
                Scrub();
                while (!arrived && _session.HasSmallBlocks && _queue.Waiting == 0 && TryMergeBlocks())
                {
                }
            }
        }

        _ended.SetResult();
    }

    // What is expected are all that were answered last and all that waited then; of too high an expectation half is left each time that it is not met.
    private void Gather(int maxBatch)
    {
        if (_expected > 1 && _queue.Waiting > 0 && !_queue.WaitFor(Math.Min(_expected, maxBatch), Gathering))
        {
            _expected /= 2;
        }

        _queue.Take(_batch, maxBatch);
    }

    private void WriteBatch()
    {
        try
        {
            if (TryCommit())
            {
                Publish();
                Scrub();
            }
        }
        finally
        {
            _batch.ForEach(pending => pending.Answer());
            _batch.Clear();
        }
    }

    private bool TryCommit()
    {
        if (_lost is not null)
        {
            Refuse(() => new StoreUnavailableException(Lost, _lost));
            return false;
        }

        var ending = false;
        try
        {
            _session.Begin();
            _batch.ForEach(_session.Write);
            var changing = _batch.Count(pending => pending.Stored.Count > 0);
            if (changing > 0)
            {
                _session.CountChanges(changing);
            }

            _session.Flush();
            ending = true;
            _session.Commit();
            return true;
        }
        catch (DbException error)
        {
            _session.Rollback();
            Refuse(() => new StoreUnavailableException(_dialect.Explain(error), error) { OutcomeUnknown = ending });
            return false;
        }
        catch (Exception error)
        {
            // A bug, but one that must not leave callers waiting or the transaction open.
            _session.Rollback();
            Refuse(() => new StoreException("The commit could not be written.", error));
            return false;
        }
    }

    private void Publish()
    {
        Interlocked.Increment(ref _transactions);
        foreach (var pending in _batch)
        {
            if (pending.Refusal is not null || pending.Result.Outcome is not CommitOutcome.Committed)
            {
                continue;
            }

            Interlocked.Increment(ref _commits);
            Publish(pending);
        }
    }

    private void Publish(PendingCommit pending)
    {
        if (pending.Stored.Count == 0)
        {
            return;
        }

        try
        {
            _committed(pending.Stored);
            _scrubOwed |= pending.Stored.Any(WriteSession.LeavesSealedContent);
        }
        catch (Exception error)
        {
            _lost = error;
            pending.Refusal = new StoreUnavailableException(Lost, error) { OutcomeUnknown = true };
        }
    }

    private void Scrub()
    {
        if (_scrubOwed)
        {
            _scrubOwed = !_session.TryScrub();
        }
    }

    private bool TryMergeBlocks()
    {
        try
        {
            _session.MergeBlocks();
            return true;
        }
        catch (Exception)
        {
            // Nobody waits for it, and the blocks can be read as they are.
            _session.Rollback();
            return false;
        }
    }

    private void Refuse(Func<StoreException> refusal) => _batch.ForEach(pending => pending.Refusal = refusal());
}
