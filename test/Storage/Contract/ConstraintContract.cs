using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>Which records a store lets stand beside each other.</summary>
public abstract class ConstraintContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task Names_of_users_and_roles_are_unique_without_case()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync(Sample.Account, Sample.User("Alice"), Sample.Role("Signer"));

        Assert.Equal(CommitOutcome.AlreadyExists, (await store.ChangeAsync(Change.Insert(Sample.User("aLICE")))).Outcome);
        Assert.Equal(CommitOutcome.AlreadyExists, (await store.ChangeAsync(Change.Insert(Sample.Role("SIGNER")))).Outcome);
        await store.InsertAsync(Sample.User("Signer"), Sample.Role("Alice"));
    }

    [Fact]
    public async Task Names_of_groups_policies_and_instance_profiles_are_unique_without_case()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var role = Sample.Role("Signer");
        var profile = Sample.InstanceProfile(role);
        await store.InsertAsync(Sample.Account, role, Sample.Group("Signers"), Sample.ManagedPolicy("MaySign"), profile);

        Assert.Equal(CommitOutcome.AlreadyExists, (await store.ChangeAsync(Change.Insert(Sample.Group("SIGNERS")))).Outcome);
        Assert.Equal(CommitOutcome.AlreadyExists, (await store.ChangeAsync(Change.Insert(Sample.ManagedPolicy("maysign")))).Outcome);
        Assert.Equal(CommitOutcome.AlreadyExists, (await store.ChangeAsync(Change.Insert(Sample.InstanceProfile(role) with { Name = profile.Name.ToUpperInvariant() }))).Outcome);
    }

    [Fact]
    public async Task An_alias_is_one_accounts_alone()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync(Sample.Account, Sample.OtherAccount);

        var result = await store.ChangeAsync(Change.Update(Sample.OtherAccount with { Alias = Sample.Account.Alias, Version = 1 }));

        Assert.Equal(CommitOutcome.AlreadyExists, result.Outcome);
    }

    [Fact]
    public async Task A_group_with_members_cannot_be_deleted()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (group, user) = (Sample.Group("Signers"), Sample.User("alice"));
        await store.InsertAsync(Sample.Account, group, user, Sample.Member(group, user));

        Assert.Equal(CommitOutcome.Missing, (await store.ChangeAsync(Change.Delete(group with { Version = 1 }))).Outcome);
        Assert.Equal(CommitOutcome.Missing, (await store.ChangeAsync(Change.Delete(user with { Version = 1 }))).Outcome);
    }

    [Fact]
    public async Task The_same_name_is_free_in_another_account()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();

        await store.InsertAsync(Sample.Account, Sample.OtherAccount, Sample.User("alice"), Sample.User("alice") with { AccountId = Sample.OtherAccountId });
    }

    [Fact]
    public async Task A_rename_to_a_name_that_is_taken_is_refused()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var bob = Sample.User("bob");
        await store.InsertAsync(Sample.Account, Sample.User("alice"), bob);

        var result = await store.ChangeAsync(Change.Update(bob with { Name = "ALICE", Version = 1 }));

        Assert.Equal(new(CommitOutcome.AlreadyExists, ChangeIndex: 0), result);
    }

    [Fact]
    public async Task A_key_id_may_exist_in_two_Regions()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();

        await store.InsertAsync(Sample.Account, key, key with { Region = Sample.OtherRegion });
    }

    [Fact]
    public async Task An_alias_cannot_name_a_key_of_another_Region()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();
        await store.InsertAsync(Sample.Account, key);

        var result = await store.ChangeAsync(Change.Insert(Sample.Alias(key) with { Region = Sample.OtherRegion }));

        Assert.Equal(new(CommitOutcome.Missing, ChangeIndex: 0), result);
    }

    [Fact]
    public async Task A_key_that_an_alias_still_names_cannot_be_deleted()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();
        await store.InsertAsync(Sample.Account, key, Sample.Alias(key));

        Assert.Equal(new(CommitOutcome.Missing, ChangeIndex: 0), await store.ChangeAsync(Change.Delete(key with { Version = 1 })));
        Assert.Single(await store.AllKeysAsync());
    }

    [Fact]
    public async Task Within_a_commit_references_may_come_in_any_order()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();
        var (material, alias) = (Sample.Material(key), Sample.Alias(key));

        await store.InsertAsync(alias, material, key, Sample.Account);
        var deleted = await store.ChangeAsync(
            Change.Delete(Sample.Account with { Version = 1 }),
            Change.Delete(key with { Version = 1 }),
            Change.Delete(alias with { Version = 1 }),
            Change.Delete(material with { Version = 1 }));

        Assert.Equal(CommitResult.Committed, deleted);
        Assert.Empty(await store.AllAsync<AccountRecord>());
    }

    [Fact]
    public async Task The_change_whose_reference_is_missing_is_named()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();

        var result = await store.ChangeAsync(
            Change.Insert(Sample.Account), Change.Insert(key), Change.Insert(Sample.Alias(Sample.Key())), Change.Insert(Sample.Material(key)));

        Assert.Equal(new(CommitOutcome.Missing, ChangeIndex: 2), result);
    }

    [Fact]
    public async Task A_name_that_is_freed_in_a_commit_can_be_taken_in_it()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (key, alice) = (Sample.Key(), Sample.User("alice"));
        await store.InsertAsync(Sample.Account, key, Sample.Alias(key), alice);

        var result = await store.ChangeAsync(
            Change.Delete(Sample.Alias(key) with { Version = 1 }), Change.Insert(Sample.Alias(key)),
            Change.Update(alice with { Name = "alice2", Version = 1 }), Change.Insert(Sample.User("alice")));

        Assert.Equal(CommitResult.Committed, result);
    }

    [Fact]
    public async Task A_record_that_cannot_be_stored_is_refused_without_harm_to_others()
    {
        await using var database = new TDatabase();
        using var gate = new Gate();
        await using var store = await database.OpenAsync(gate.Committed);
        var first = store.ChangeAsync(Change.Insert(Sample.Account)).AsTask();
        gate.WaitUntilEntered();

        var tooLong = store.ChangeAsync(Change.Insert(Sample.User(new('x', 200)))).AsTask();
        var good = store.ChangeAsync(Change.Insert(Sample.User("alice"))).AsTask();
        var incomplete = store.ChangeAsync(Change.Insert(Sample.User("bob") with { Tags = null! })).AsTask();
        var alsoGood = store.AppendAsync(Sample.Event()).AsTask();
        gate.Open();

        await first;
        await Assert.ThrowsAsync<StoreException>(() => tooLong);
        await Assert.ThrowsAsync<StoreException>(() => incomplete);
        Assert.Equal(CommitResult.Committed, await good);
        Assert.Equal(CommitResult.Committed, await alsoGood);
        Assert.Equal("alice", Assert.Single(await store.AllAsync<UserRecord>()).Name);
    }

    [Fact]
    public async Task A_record_of_a_kind_that_the_store_does_not_know_is_refused()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ChangeAsync(Change.Insert(new StrangeRecord(Version: 0))));
    }

    private sealed record StrangeRecord(long Version) : IRecord;
}
