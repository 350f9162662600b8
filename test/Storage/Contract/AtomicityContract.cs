using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>What commits do to each other, and what the server's memory hears of them.</summary>
public abstract class AtomicityContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task A_commit_that_fails_halfway_leaves_nothing_of_itself()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync(Sample.Account, Sample.User("taken"));

        var result = await store.CommitAsync(
            new([Change.Insert(Sample.User("new")), Change.Insert(Sample.User("taken")), Change.Insert(Sample.User("newer"))], [Sample.Event()]), Current.Token);

        Assert.Equal(new(CommitOutcome.AlreadyExists, ChangeIndex: 1), result);
        Assert.Equal("taken", Assert.Single(await store.AllAsync<UserRecord>()).Name);
        Assert.Empty(await store.EventsAsync());
    }

    [Fact]
    public async Task A_conflict_in_the_middle_of_a_batch_leaves_its_neighbours_alone()
    {
        await using var database = new TDatabase();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed);
        var first = store.ChangeAsync(Change.Insert(Sample.Account));
        gate.WaitUntilEntered();

        Task<CommitResult>[] waiting =
        [
            store.CommitAsync(new([Change.Insert(Sample.User("a"))], [Sample.Event()]), Current.Token).AsTask(),
            store.CommitAsync(new([Change.Insert(Sample.User("b")), Change.Insert(Sample.User("A"))], [Sample.Event()]), Current.Token).AsTask(),
            store.CommitAsync(new([Change.Insert(Sample.User("c"))], [Sample.Event()]), Current.Token).AsTask(),
            store.AppendAsync(Sample.Event()).AsTask(),
        ];
        gate.Open();

        await first;
        Assert.Equal(CommitOutcome.Committed, (await waiting[0]).Outcome);
        Assert.Equal(new(CommitOutcome.AlreadyExists, ChangeIndex: 1), await waiting[1]);
        Assert.Equal(CommitOutcome.Committed, (await waiting[2]).Outcome);
        Assert.Equal(CommitOutcome.Committed, (await waiting[3]).Outcome);
        Assert.Equal(new(Commits: 4, Transactions: 2), store.Counters);
        Assert.Equal(["a", "c"], (await store.AllAsync<UserRecord>()).Select(user => user.Name).Order());
        Assert.Equal(3, (await store.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_thousand_commits_that_wait_share_a_handful_of_transactions()
    {
        await using var database = new TDatabase();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed);
        var first = store.ChangeAsync(Change.Insert(Sample.Account));
        gate.WaitUntilEntered();

        var waiting = Enumerable.Range(0, 1000).Select(_ => store.AppendAsync(Sample.Event()).AsTask()).ToList();
        gate.Open();

        await first;
        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(new(Commits: 1001, Transactions: 5), store.Counters);
        Assert.Equal(1000, (await store.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_thousand_callers_at_once_lose_nothing()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync(Sample.Account);

        var keys = Enumerable.Range(0, 1000).Select(_ => Sample.Key()).ToList();
        await Task.WhenAll(keys.Select(key => Task.Run(async () => await store.CommitAsync(new([Change.Insert(key)], [Sample.Event()]), Current.Token))));

        Assert.Equal(keys.Select(key => key.Id.Value).Order(StringComparer.Ordinal), (await store.AllKeysAsync()).Select(key => key.Id.Value));
        Assert.Equal(1000, (await store.EventsAsync()).Count);
        Assert.InRange(store.Counters.Transactions, 2, 500);
    }

    [Fact]
    public async Task A_commit_that_comes_alone_is_not_kept_waiting_for_others()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();

        await store.AppendAsync(Sample.Event());
        await store.AppendAsync(Sample.Event());

        Assert.Equal(new(Commits: 2, Transactions: 2), store.Counters);
    }

    [Fact]
    public async Task The_server_hears_of_each_commit_with_the_new_versions_before_the_caller_does()
    {
        await using var database = new TDatabase();
        var heard = new List<IReadOnlyList<Change>>();
        await using var store = await database.OpenAsync(heard.Add);
        var user = Sample.User("alice");

        await store.InsertAsync(Sample.Account, user);
        Assert.Equal([Change.Insert(Sample.Account with { Version = 1 }), Change.Insert(user with { Version = 1 })], Assert.Single(heard));

        await store.ChangeAsync(Change.Update(user with { Version = 1 }));
        await store.ChangeAsync(Change.Update(user with { Version = 1 }));
        await store.AppendAsync(Sample.Event());
        await store.ChangeAsync(Change.Delete(user with { Version = 2 }));

        Assert.Equal(3, heard.Count);
        Assert.Equal(Change.Update(user with { Version = 2 }), Assert.Single(heard[1]));
        Assert.Equal(Change.Delete(user with { Version = 2 }), Assert.Single(heard[2]));
    }

    [Fact]
    public async Task A_server_that_cannot_take_a_commit_in_gets_no_further_ones()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync(_ => throw new InvalidOperationException("a bug"));

        var first = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ChangeAsync(Change.Insert(Sample.Account)));
        var second = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.AppendAsync(Sample.Event()));

        Assert.True(first.OutcomeUnknown);
        Assert.False(second.OutcomeUnknown);
        Assert.Empty(await store.EventsAsync());
    }

    [Fact]
    public async Task The_change_sequence_rises_with_every_commit_that_changes_a_record_and_with_no_other()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var before = await store.ReadChangeSequenceAsync(Current.Token);

        await store.InsertAsync(Sample.Account, Sample.User("alice"));
        await store.AppendAsync(Sample.Event());
        await store.ChangeAsync(Change.Insert(Sample.User("alice")));
        Assert.Equal(before + 1, await store.ReadChangeSequenceAsync(Current.Token));

        await store.InsertAsync(Sample.User("bob"));
        Assert.Equal(before + 2, await store.ReadChangeSequenceAsync(Current.Token));
    }

    [Fact]
    public async Task A_closed_store_takes_no_commit()
    {
        await using var database = new TDatabase();
        var store = await database.OpenAsync();
        var last = store.ChangeAsync(Change.Insert(Sample.Account));
        await store.DisposeAsync();

        Assert.Equal(CommitResult.Committed, await last);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync(Sample.Event()));
    }

    [Fact]
    public async Task An_event_too_large_to_keep_is_refused_before_it_reaches_the_writer()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.AppendAsync(Sample.Event() with { Json = Utf8Text.Of(new('x', 2_000_000)) }));
    }
}
