using Microsoft.Extensions.Time.Testing;
using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>What a caller may believe who has stopped waiting.</summary>
public abstract class PatienceContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task A_commit_that_was_begun_and_not_answered_in_time_is_unknown_and_one_behind_it_is_not_written()
    {
        await using var database = new TDatabase();
        var time = new FakeTimeProvider();
        using var gate = new Gate();
        await using (var store = await database.OpenAsync(gate.Committed, time))
        {
            var begun = store.ChangeAsync(Change.Insert(Sample.Account)).AsTask();
            gate.WaitUntilEntered();
            var behind = store.AppendAsync(Sample.Event()).AsTask();

            time.Advance(TimeSpan.FromMinutes(1));

            Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(() => begun)).OutcomeUnknown);
            Assert.False((await Assert.ThrowsAsync<StoreUnavailableException>(() => behind)).OutcomeUnknown);
            gate.Open();
            Assert.Equal(CommitResult.Committed, await store.AppendAsync(Sample.Event(minute: 5)));
        }

        await using var reopened = await database.OpenAsync();
        Assert.Single(await reopened.AllAsync<AccountRecord>());
        Assert.Equal(Sample.Event(minute: 5).Time, Assert.Single(await reopened.EventsAsync()).Time);
    }

    [Fact]
    public async Task Cancelling_withdraws_a_commit_that_waits_and_sees_through_one_that_was_begun()
    {
        await using var database = new TDatabase();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed);
        using var cancellation = new CancellationTokenSource();
        var begun = store.CommitAsync(new([Change.Insert(Sample.Account)], []), cancellation.Token).AsTask();
        gate.WaitUntilEntered();
        var behind = store.CommitAsync(new([], [Sample.Event()]), cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => behind);
        Assert.False(begun.IsCompleted);
        gate.Open();
        Assert.Equal(CommitResult.Committed, await begun);
        Assert.Empty(await store.EventsAsync());
    }

    [Fact]
    public async Task A_full_queue_keeps_callers_waiting_and_then_serves_them()
    {
        await using var database = new TDatabase();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed);
        var first = store.ChangeAsync(Change.Insert(Sample.Account)).AsTask();
        gate.WaitUntilEntered();

        var waiting = Enumerable.Range(0, 5000).Select(_ => store.AppendAsync(Sample.Event()).AsTask()).ToList();
        gate.Open();

        await first;
        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(5001, store.Counters.Commits);
    }

    [Fact]
    public async Task A_full_queue_refuses_callers_when_their_time_is_up()
    {
        await using var database = new TDatabase();
        var time = new FakeTimeProvider();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed, time);
        var first = store.ChangeAsync(Change.Insert(Sample.Account)).AsTask();
        gate.WaitUntilEntered();

        var waiting = Enumerable.Range(0, 5000).Select(_ => store.AppendAsync(Sample.Event()).AsTask()).ToList();
        time.Advance(TimeSpan.FromMinutes(1));

        foreach (var commit in waiting)
        {
            Assert.False((await Assert.ThrowsAsync<StoreUnavailableException>(() => commit)).OutcomeUnknown);
        }

        gate.Open();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => first);
        Assert.Equal(CommitResult.Committed, await store.AppendAsync(Sample.Event(minute: 9)));
        Assert.Single(await store.EventsAsync());
    }
}
