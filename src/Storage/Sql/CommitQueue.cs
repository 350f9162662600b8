using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Signet.Storage.Sql;

/// <summary>Where commits wait for the writer, and how long their callers wait for them.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The event holds nothing to free as long as its WaitHandle is not asked for, and a late caller may still set it.")]
internal sealed class CommitQueue(TimeSpan patience, TimeProvider time)
{
    private const int Length = 4096;

    private readonly Channel<PendingCommit> _queue = Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(Length) { SingleReader = true });
    private readonly ManualResetEventSlim _arrival = new();

    /// <summary>Whether no commit waits and none will come.</summary>
    public bool Ended => _queue.Reader.Completion.IsCompleted;

    public async ValueTask<CommitResult> SubmitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var pending = new PendingCommit(commit);
        if (!_queue.Writer.TryWrite(pending))
        {
            await WaitForRoomAsync(pending, cancellationToken);
        }

        _arrival.Set();
        try
        {
            return await pending.Task.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException expiry)
        {
            throw LostPatience(expiry, outcomeUnknown: !pending.TryWithdraw());
        }
        catch (OperationCanceledException) when (!pending.TryWithdraw())
        {
            return await SeeThroughAsync(pending);
        }
    }

    /// <summary>Whether a commit waits, or the end.</summary>
    public bool HasArrivals => _arrival.IsSet;

    /// <summary>Moves waiting commits into the batch, as many as it may hold.</summary>
    public void Take(List<PendingCommit> batch, int limit)
    {
        _arrival.Reset();
        while (batch.Count < limit && _queue.Reader.TryRead(out var pending))
        {
            if (pending.TryTake())
            {
                batch.Add(pending);
            }
        }
    }

    /// <summary>Blocks the writer's thread until a commit arrives or the pause is over; tells whether one arrived.</summary>
    public bool WaitForArrival(TimeSpan pause) => _arrival.Wait(pause);

    /// <summary>Lets no more commits in.</summary>
    public void Close()
    {
        _queue.Writer.TryComplete();
        _arrival.Set();
    }

    private static StoreUnavailableException LostPatience(Exception expiry, bool outcomeUnknown) =>
        new("The database did not take a commit in time: its disk hangs or is overloaded.", expiry) { OutcomeUnknown = outcomeUnknown };

    private async ValueTask<CommitResult> SeeThroughAsync(PendingCommit pending)
    {
        try
        {
            return await pending.Task.WaitAsync(patience, time, CancellationToken.None);
        }
        catch (TimeoutException expiry)
        {
            throw LostPatience(expiry, outcomeUnknown: true);
        }
    }

    private async ValueTask WaitForRoomAsync(PendingCommit pending, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(pending, either.Token);
        }
        catch (OperationCanceledException expiry) when (!cancellationToken.IsCancellationRequested)
        {
            throw LostPatience(expiry, outcomeUnknown: false);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }
    }
}
