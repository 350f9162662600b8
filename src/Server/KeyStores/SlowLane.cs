using System.Collections.Concurrent;
using Signet.Protocol;

namespace Signet.Server.KeyStores;

/// <summary>
/// Where long private-key work runs: on as many threads as there are processors, of lower priority and with a queue of their own, so that short work
/// never waits behind it.
/// </summary>
internal sealed class SlowLane : IDisposable
{
    /// <summary>Calls that may wait: about three seconds of RSA_4096 signatures on each processor.</summary>
    public const int DefaultCapacity = 512;

    private readonly BlockingCollection<Action> _queue;
    private readonly IReadOnlyList<Thread> _threads;
    private int _disposed;

    /// <param name="threads">How many calls run at a time.</param>
    /// <param name="capacity">How many more may wait.</param>
    public SlowLane(int threads, int capacity = DefaultCapacity)
    {
        _queue = new(new ConcurrentQueue<Action>(), capacity);
        _threads = [.. Enumerable.Range(0, threads).Select(_ => LowPriorityThread.Start("signet-slow", Work))];
    }

    /// <summary>Runs the work when its turn comes.</summary>
    /// <exception cref="ServiceException">Too many wait already: ThrottlingException.</exception>
    /// <exception cref="OperationCanceledException">Nobody waited for it any more when its turn came.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.TryAdd(() => Run(work, done, cancellationToken)) ? done.Task : throw Pipeline.Throttle.Exceeded();
    }

    /// <summary>Takes nothing more, and waits until what it took is done.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _queue.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _queue.Dispose();
    }

    private static void Run<T>(Func<T> work, TaskCompletionSource<T> done, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            done.SetCanceled(cancellationToken);
            return;
        }

        try
        {
            done.SetResult(work());
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
    }

    private void Work()
    {
        foreach (var work in _queue.GetConsumingEnumerable())
        {
            work();
        }
    }
}
