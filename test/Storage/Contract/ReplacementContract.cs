using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>Commits that take everything out first.</summary>
public abstract class ReplacementContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Theory]
    [MemberData(nameof(RecordCase.Names), MemberType = typeof(RecordCase))]
    public async Task Every_kind_of_record_goes_and_the_server_hears_of_it(string name)
    {
        var example = RecordCase.Of(name);
        var heard = new List<Change>();
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync(changes => heard.AddRange(changes));
        await store.InsertAsync([.. example.Parents, example.Record]);
        heard.Clear();

        var result = await store.CommitAsync(new([Change.Insert(Sample.OtherAccount)], []) { ReplacesAll = true }, Current.Token);

        Assert.Equal(CommitResult.Committed, result);
        Assert.Equal(Sample.OtherAccount.Id, Assert.Single(await store.AllAsync<AccountRecord>()).Id);
        Assert.Equal(example.Record is DataKeyRecord, (await example.ReadAsync(store)).Any(record => record is not AccountRecord));
        Assert.Equal(example.Parents.Append(example.Record).Count(record => record is not DataKeyRecord), heard.Count(change => change.Kind is ChangeKind.Delete));
        Assert.Equal(1, heard[^1].Record.Version);
    }

    [Fact]
    public async Task The_trail_and_all_uses_go_too()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (key, used) = (Sample.Key(), Sample.AccessKey());
        await store.InsertAsync(Sample.Account, key, used);
        await store.CommitAsync(new([], [Sample.Event()]) { Uses = [Sample.Usage(key)], CredentialUses = [Sample.CredentialUse(used.Id)] }, Current.Token);

        await store.CommitAsync(new([], [Sample.Event(5)]) { ReplacesAll = true }, Current.Token);

        Assert.Equal(Sample.Event(5).Time, Assert.Single(await store.EventsAsync()).Time);
        Assert.Null(await store.FindKeyUsageAsync(key.AccountId, key.Region, key.Id, Current.Token));
        Assert.Null(await store.FindCredentialUseAsync(used.Id, Current.Token));
    }

    [Fact]
    public async Task One_that_fails_takes_nothing_out()
    {
        var heard = 0;
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync(_ => heard++);
        await store.InsertAsync(Sample.Account, Sample.User("alice"));
        await store.AppendAsync(Sample.Event());

        var result = await store.CommitAsync(new([Change.Insert(Sample.User("orphan"))], []) { ReplacesAll = true }, Current.Token);

        Assert.Equal(new(CommitOutcome.Missing, ChangeIndex: 0), result);
        Assert.Equal("alice", Assert.Single(await store.AllAsync<UserRecord>()).Name);
        Assert.Single(await store.EventsAsync());
        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task Events_of_the_same_transaction_go_when_it_succeeds_and_stay_when_it_fails()
    {
        await using var database = new TDatabase();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed);
        var first = store.ChangeAsync(Change.Insert(Sample.Account));
        gate.WaitUntilEntered();

        Task<CommitResult>[] waiting =
        [
            store.AppendAsync(Sample.Event(1)).AsTask(),
            store.CommitAsync(new([], [Sample.Event(2)]) { ReplacesAll = true }, Current.Token).AsTask(),
            store.AppendAsync(Sample.Event(3)).AsTask(),
            store.CommitAsync(new([Change.Insert(Sample.User("orphan"))], [Sample.Event(4)]) { ReplacesAll = true }, Current.Token).AsTask(),
        ];
        gate.Open();
        await first;
        await Task.WhenAll(waiting);

        Assert.Equal([Sample.Event(3).Time, Sample.Event(2).Time], (await store.EventsAsync()).Select(one => one.Time));
        Assert.Empty(await store.AllAsync<AccountRecord>());
    }
}
