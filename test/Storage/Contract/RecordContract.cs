namespace Signet.Storage.Tests.Contract;

/// <summary>What every store does with every kind of record.</summary>
public abstract class RecordContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    public static readonly TheoryData<string> Kinds = RecordCase.Names;
    public static readonly TheoryData<string> Referring = RecordCase.NamesOfReferring;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_inserted_record_reads_back_equal_with_version_one(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync([.. example.Parents, example.Record]);

        Assert.Equivalent(RecordCase.WithVersion(example.Record, version: 1), await Only(store, example), strict: true);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_update_replaces_every_column_and_survives_a_restart(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using (var store = await database.OpenAsync())
        {
            await store.InsertAsync([.. example.Parents, example.Record]);
            Assert.Equal(CommitResult.Committed, await store.ChangeAsync(example.Update(version: 1)));
        }

        await using var reopened = await database.OpenAsync();
        Assert.Equivalent(RecordCase.WithVersion(example.Changed, version: 2), await Only(reopened, example), strict: true);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_update_of_another_version_is_refused_and_changes_nothing(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync([.. example.Parents, example.Record]);

        Assert.Equal(new(CommitOutcome.VersionChanged, ChangeIndex: 0), await store.ChangeAsync(example.Update(version: 2)));
        Assert.Equivalent(RecordCase.WithVersion(example.Record, version: 1), await Only(store, example), strict: true);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_deleted_record_is_gone_and_can_be_changed_no_more(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync([.. example.Parents, example.Record]);

        Assert.Equal(CommitResult.Committed, await store.ChangeAsync(example.Delete(version: 1)));
        Assert.Empty(await example.ReadAsync(store));
        Assert.Equal(new(CommitOutcome.VersionChanged, ChangeIndex: 0), await store.ChangeAsync(example.Update(version: 1)));
        Assert.Equal(new(CommitOutcome.VersionChanged, ChangeIndex: 0), await store.ChangeAsync(example.Delete(version: 1)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_delete_of_another_version_is_refused(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync([.. example.Parents, example.Record]);

        Assert.Equal(new(CommitOutcome.VersionChanged, ChangeIndex: 0), await store.ChangeAsync(example.Delete(version: 7)));
        Assert.NotNull(await Only(store, example));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_second_record_with_the_same_key_is_refused(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync([.. example.Parents, example.Record]);

        Assert.Equal(new(CommitOutcome.AlreadyExists, ChangeIndex: 0), await store.ChangeAsync(Change.Insert(example.Changed)));
        Assert.Equivalent(RecordCase.WithVersion(example.Record, version: 1), await Only(store, example), strict: true);
    }

    [Theory, MemberData(nameof(Referring))]
    public async Task A_record_without_what_it_refers_to_is_refused(string kind)
    {
        var example = RecordCase.Of(kind);
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync(example.Parents[..1].Where(_ => example.Parents.Length > 1));

        Assert.Equal(new(CommitOutcome.Missing, ChangeIndex: 0), await store.ChangeAsync(Change.Insert(example.Record)));
        Assert.Empty(await example.ReadAsync(store));
    }

    private static async Task<IRecord> Only(IStore store, RecordCase example) => Assert.Single(await example.ReadAsync(store));
}
