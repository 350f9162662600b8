using Signet.Protocol;
using Signet.Server.KeyStores;

namespace Signet.Server.Tests.KeyStores;

/// <summary>Long private-key work runs on threads of its own, and a bounded number of calls wait for them.</summary>
public sealed class SlowLaneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_runs_on_the_lanes_own_threads_and_its_outcome_comes_back()
    {
        using var lane = new SlowLane(threads: 2);

        Assert.Equal("signet-slow", await lane.RunAsync(() => Thread.CurrentThread.Name, Cancellation));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => lane.RunAsync<int>(() => throw new InvalidOperationException("so it is"), Cancellation));
        Assert.Equal("so it is", failure.Message);
    }

    [Fact]
    public async Task What_more_than_the_queue_holds_is_throttled_and_the_rest_is_done()
    {
        using var lane = new SlowLane(threads: 1, capacity: 2);
        using var go = new ManualResetEventSlim();
        var first = await OccupyAsync(lane, go);
        Task<int>[] waiting = [lane.RunAsync(() => 1, Cancellation), lane.RunAsync(() => 2, Cancellation)];

        var refusal = await Assert.ThrowsAsync<ServiceException>(() => lane.RunAsync(() => 3, Cancellation));
        go.Set();

        Assert.Equal("ThrottlingException", refusal.Code);
        var done = await Task.WhenAll([first, .. waiting]);
        Assert.Equal([0, 1, 2], done);
    }

    [Fact]
    public async Task Work_that_nobody_waits_for_any_more_is_not_done()
    {
        using var lane = new SlowLane(threads: 1);
        using var left = new CancellationTokenSource();
        using var go = new ManualResetEventSlim();
        var first = await OccupyAsync(lane, go);
        var ran = false;
        var second = lane.RunAsync(() => ran = true, left.Token);

        await left.CancelAsync();
        go.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, await first);
        Assert.False(ran);
    }

    // Gives the lane work that has begun and does not end before it may; what is awaited is its beginning, what comes back its end.
    private static async Task<Task<int>> OccupyAsync(SlowLane lane, ManualResetEventSlim go)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = lane.RunAsync(
            () =>
            {
                begun.SetResult();
                go.Wait(Cancellation);
                return 0;
            },
            Cancellation);
        await begun.Task;
        return ended;
    }
}
