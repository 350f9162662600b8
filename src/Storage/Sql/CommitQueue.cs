using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Signet.Storage.Sql;

/// <summary>Where commits wait for the writer, and how long their callers wait for them.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The event holds nothing to free as long as its WaitHandle is not asked for, and a late caller may still set it.")]
internal sealed class CommitQueue
{
    private const int Length = 4096;

    // How often it is looked whose patience is over, as a part of that.
    private const int LooksPerPatience = 20;

    private readonly Channel<PendingCommit> _queue = Channel.CreateBounded<PendingCommit>(Length);
    private readonly ManualResetEventSlim _arrival = new(initialState: false, spinCount: 0);
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly ITimer _watch;

    // Held by the writer while it takes and by the watch while it looks; callers never wait for it.
    private readonly Lock _taking = new();
    private readonly List<PendingCommit> _taken = [];
    private int _wanted = 1;

    public CommitQueue(TimeSpan patience, TimeProvider time)
    {
        (_patience, _time) = (patience, time);
        _watch = time.CreateTimer(_ => GiveUpOld(), state: null, patience / LooksPerPatience, patience / LooksPerPatience);
    }

    /// <summary>Whether no commit waits and none will come.</summary>
    public bool Ended => _queue.Reader.Completion.IsCompleted;

    /// <summary>How many commits wait.</summary>
    public int Waiting => _queue.Reader.Count;

    public async ValueTask<CommitResult> SubmitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var pending = new PendingCommit(commit, _time.GetTimestamp());
        if (!_queue.Writer.TryWrite(pending))
        {
            await WaitForRoomAsync(pending, cancellationToken);
        }

        if (Waiting >= Volatile.Read(ref _wanted))
        {
            _arrival.Set();
        }

        // One that the writer has taken is seen through.
        using var cancellation = cancellationToken.UnsafeRegister(static (pending, token) => ((PendingCommit)pending!).Withdraw(token), pending);
        return await pending.Task;
    }

    /// <summary>Moves waiting commits into the batch, as many as it may hold.</summary>
    public void Take(List<PendingCommit> batch, int limit)
    {
        lock (_taking)
        {
            _taken.Clear();
            while (batch.Count < limit && _queue.Reader.TryRead(out var pending))
            {
                if (pending.TryTake())
                {
                    batch.Add(pending);
                }
            }

            _taken.AddRange(batch);
        }
    }

    /// <summary>Blocks the writer's thread until so many commits wait, the end comes, or the pause is over; tells whether it was not the pause.</summary>
    public bool WaitFor(int commits, TimeSpan pause)
    {
        Interlocked.Exchange(ref _wanted, commits);
        _arrival.Reset();

        // Those that came before the event was reset have not set it.
        var arrived = Waiting >= commits || Ended || _arrival.Wait(pause);
        Volatile.Write(ref _wanted, 1);
        return arrived;
    }

    /// <summary>Lets no more commits in.</summary>
    public void Close()
    {
        _queue.Writer.TryComplete();
        _watch.Dispose();
        _arrival.Set();
    }

    private static StoreUnavailableException LostPatience(bool outcomeUnknown, Exception? expiry = null) =>
        new("The database did not take a commit in time: its disk hangs or is overloaded.", expiry) { OutcomeUnknown = outcomeUnknown };

    private void GiveUpOld()
    {
        lock (_taking)
        {
            while (_queue.Reader.TryPeek(out var oldest) && IsOld(oldest) && _queue.Reader.TryRead(out _))
            {
                oldest.Withdraw(LostPatience(outcomeUnknown: false));
            }

            foreach (var pending in _taken)
            {
                if (IsOld(pending))
                {
                    pending.GiveUp(LostPatience(outcomeUnknown: true));
                }
            }
        }
    }

    private bool IsOld(PendingCommit pending) => _time.GetElapsedTime(pending.Since) >= _patience;

    private async ValueTask WaitForRoomAsync(PendingCommit pending, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(pending, either.Token);
        }
        catch (OperationCanceledException expiry) when (!cancellationToken.IsCancellationRequested)
        {
            throw LostPatience(outcomeUnknown: false, expiry);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }
    }
}
