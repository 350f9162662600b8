using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>Pages of records: whose, in which order, from where.</summary>
public abstract class ListingContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task Keys_are_listed_by_id_page_by_page_for_one_account_and_Region()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var keys = Enumerable.Range(0, 25).Select(number => Sample.Key(KeyId.New(multiRegion: number % 2 == 0))).ToList();
        await store.InsertAsync([
            Sample.Account, Sample.OtherAccount, .. keys,
            Sample.Key() with { Region = Sample.OtherRegion }, Sample.Key() with { AccountId = Sample.OtherAccountId }]);

        var pages = await PagesAsync(10, (KeyRecord? last) => store.ListKeysAsync(Sample.AccountId, Sample.Region, last?.Id, limit: 10, Current.Token));

        Assert.Equal([10, 10, 5], pages.Select(page => page.Count));
        Assert.Equal(keys.Select(key => key.Id.Value).Order(StringComparer.Ordinal), pages.SelectMany(page => page).Select(key => key.Id.Value));
        Assert.Equivalent(keys[3] with { Version = 1 }, pages.SelectMany(page => page).Single(key => key.Id == keys[3].Id), strict: true);
    }

    [Fact]
    public async Task Aliases_are_listed_by_name_in_ordinal_order()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (key, otherKey) = (Sample.Key(), Sample.Key());
        string[] names = ["alias/b", "alias/a", "alias/B", "alias/a/b", "alias/_", "alias/0"];
        var elsewhere = Sample.Key() with { Region = Sample.OtherRegion };
        await store.InsertAsync([
            Sample.Account, key, otherKey, elsewhere, .. names.Select(name => Sample.Alias(key, name)),
            Sample.Alias(otherKey, "alias/other"), Sample.Alias(elsewhere, "alias/elsewhere")]);

        var all = await PagesAsync(3, (AliasRecord? last) => store.ListAliasesAsync(Sample.AccountId, Sample.Region, target: null, last?.Name, limit: 3, Current.Token));
        var ofKey = await PagesAsync(4, (AliasRecord? last) => store.ListAliasesAsync(Sample.AccountId, Sample.Region, key.Id, last?.Name, limit: 4, Current.Token));

        Assert.Equal([.. names.Append("alias/other").Order(StringComparer.Ordinal)], all.SelectMany(page => page).Select(alias => alias.Name.Value));
        Assert.Equal([.. names.Order(StringComparer.Ordinal)], ofKey.SelectMany(page => page).Select(alias => alias.Name.Value));
    }

    [Fact]
    public async Task Users_and_roles_are_listed_by_name_under_a_path()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        (string Name, string Path)[] people =
            [("zoe", "/team/"), ("Bob", "/team/"), ("alice", "/team/sub/"), ("carl", "/te%m/"), ("dora", "/"), ("eve", "/TEAM/"), ("frank", "/teams/")];
        await store.InsertAsync([
            Sample.Account, Sample.OtherAccount, Sample.User("other", "/team/") with { AccountId = Sample.OtherAccountId },
            .. people.Select(person => Sample.User(person.Name, person.Path)), .. people.Select(person => Sample.Role(person.Name, person.Path))]);

        var users = await PagesAsync(2, (UserRecord? last) => store.ListUsersAsync(Sample.AccountId, "/team/", last?.Name, limit: 2, Current.Token));
        var roles = await PagesAsync(2, (RoleRecord? last) => store.ListRolesAsync(Sample.AccountId, "/team", last?.Name, limit: 2, Current.Token));
        var everyone = await store.ListUsersAsync(Sample.AccountId, "/", afterName: null, limit: 100, Current.Token);

        Assert.Equal(["Bob", "alice", "zoe"], users.SelectMany(page => page).Select(user => user.Name));
        Assert.Equal(["Bob", "alice", "frank", "zoe"], roles.SelectMany(page => page).Select(role => role.Name));
        Assert.Equal(people.Select(person => person.Name).Order(StringComparer.Ordinal), everyone.Select(user => user.Name));
    }

    [Fact]
    public async Task Due_deletions_are_the_pending_ones_whose_date_has_come_the_longest_due_first()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var now = Sample.Time(100);
        var pending = Sample.Key() with { State = "PendingDeletion", XksKeyId = null };
        KeyRecord Due(DateTimeOffset? date) => pending with { Id = KeyId.New(), DeletionDate = date };
        KeyRecord[] due = [Due(now), Due(now.AddDays(-3)), Due(now.AddTicks(-10)) with { Region = Sample.OtherRegion }];
        await store.InsertAsync([Sample.Account, .. due, Due(now.AddTicks(10)), Due(date: null), Due(now.AddDays(-9)) with { State = "Enabled" }]);

        var found = await store.ListDueDeletionsAsync(now, limit: 10, Current.Token);

        Assert.Equal([due[1].Id, due[2].Id, due[0].Id], found.Select(key => key.Id));
        Assert.Equal(due[1].Id, Assert.Single(await store.ListDueDeletionsAsync(now, limit: 1, Current.Token)).Id);
    }

    [Fact]
    public async Task Due_rotations_are_of_enabled_keys_whose_time_has_come_the_longest_due_first()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var now = Sample.Time(100);
        KeyRecord Due(DateTimeOffset? date) => Sample.Key() with { NextRotationAt = date };
        KeyRecord[] due = [Due(now), Due(now.AddDays(-3))];
        await store.InsertAsync([Sample.Account, .. due, Due(now.AddTicks(10)), Due(date: null), Due(now.AddDays(-9)) with { State = "Disabled" }]);

        Assert.Equal([due[1].Id, due[0].Id], (await store.ListDueRotationsAsync(now, limit: 10, Current.Token)).Select(key => key.Id));
    }

    [Fact]
    public async Task Due_expiries_are_of_materials_that_are_still_there_the_longest_due_first()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (now, key) = (Sample.Time(100), Sample.Key());
        KeyMaterialRecord Due(DateTimeOffset? date) => Sample.Material(key) with { ExpiresAt = date };
        KeyMaterialRecord[] due = [Due(now), Due(now.AddDays(-3))];
        await store.InsertAsync([Sample.Account, key, .. due, Due(now.AddTicks(10)), Due(date: null), Due(now.AddDays(-9)) with { Sealed = null }]);

        Assert.Equal([due[1].MaterialId, due[0].MaterialId], (await store.ListDueExpiriesAsync(now, limit: 10, Current.Token)).Select(material => material.MaterialId));
    }

    [Fact]
    public async Task Grants_are_listed_by_id_for_a_key_and_for_a_grantee_and_for_who_retires_them()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (key, other, abroad) = (Sample.Key(), Sample.Key() with { AccountId = Sample.OtherAccountId }, Sample.Key() with { Region = Sample.OtherRegion });
        var grants = Enumerable.Range(0, 7).Select(number => Sample.Grant(key) with
        {
            GranteePrincipal = number % 2 == 0 ? "AIDA1EVEN" : "AIDA2ODD", RetiringPrincipal = number < 4 ? "AROA1FIRST" : null,
        }).ToList();
        var elsewhere = Sample.Grant(other) with { GranteePrincipal = "AIDA1EVEN", RetiringPrincipal = "AROA1FIRST" };
        await store.InsertAsync([
            Sample.Account, Sample.OtherAccount, key, other, abroad, .. grants, elsewhere, Sample.Grant(abroad) with { RetiringPrincipal = "AROA1FIRST" }]);
        string[] Ids(params IEnumerable<GrantRecord> some) => [.. some.Select(grant => grant.Id).Order(StringComparer.Ordinal)];
        Task<List<IReadOnlyList<GrantRecord>>> OfKeyAsync(string? grantee) => PagesAsync(
            3, (GrantRecord? last) => store.ListGrantsAsync(Sample.AccountId, Sample.Region, key.Id, grantee, last?.Id, limit: 3, Current.Token));

        var all = await OfKeyAsync(grantee: null);
        var even = await OfKeyAsync("AIDA1EVEN");
        var retirable = await PagesAsync(
            2, (GrantRecord? last) => store.ListRetirableGrantsAsync(Sample.Region, "AROA1FIRST", last?.Id, limit: 2, Current.Token));

        Assert.Equal(Ids(grants), all.SelectMany(page => page).Select(grant => grant.Id));
        Assert.Equal(Ids(grants.Where((_, number) => number % 2 == 0)), even.SelectMany(page => page).Select(grant => grant.Id));
        Assert.Equal(Ids([.. grants[..4], elsewhere]), retirable.SelectMany(page => page).Select(grant => grant.Id));
        Assert.Equivalent(elsewhere with { Version = 1 }, retirable.SelectMany(page => page).Single(grant => grant.Id == elsewhere.Id), strict: true);
    }

    [Fact]
    public async Task A_key_takes_its_grants_and_its_last_use_along()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (key, other) = (Sample.Key(), Sample.Key());
        await store.InsertAsync([Sample.Account, key, other, Sample.Grant(key), Sample.Grant(other)]);
        await store.CommitAsync(new([], []) { Uses = [Sample.Usage(key), Sample.Usage(other)] }, Current.Token);

        await store.CommitAsync(new([Change.Delete(key with { Version = 1 })], []), Current.Token);

        Assert.Equal(other.Id, Assert.Single(await store.AllAsync<GrantRecord>()).KeyId);
        Assert.Null(await store.FindKeyUsageAsync(key.AccountId, key.Region, key.Id, Current.Token));
        Assert.NotNull(await store.FindKeyUsageAsync(other.AccountId, other.Region, other.Id, Current.Token));
    }

    [Fact]
    public async Task The_last_use_of_a_key_overwrites_the_one_before()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();
        await store.InsertAsync([Sample.Account, key]);
        var (first, last) = (Sample.Usage(key), Sample.Usage(key) with { Operation = "Verify", UsedAt = Sample.Time(99), EventId = "event-2", RequestId = "request-2" });

        await store.CommitAsync(new([], []) { Uses = [first] }, Current.Token);
        Assert.Equal(first, await store.FindKeyUsageAsync(key.AccountId, key.Region, key.Id, Current.Token));
        await store.CommitAsync(new([], []) { Uses = [last] }, Current.Token);

        Assert.Equal(last, await store.FindKeyUsageAsync(key.AccountId, key.Region, key.Id, Current.Token));
    }

    [Fact]
    public async Task A_use_of_a_key_that_is_gone_is_left_out()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.InsertAsync([Sample.Account]);

        var result = await store.CommitAsync(new([], [Sample.Event()]) { Uses = [Sample.Usage(Sample.Key())] }, Current.Token);

        Assert.Equal(CommitOutcome.Committed, result.Outcome);
        Assert.Single((await store.LookupEventsAsync(Sample.Query, Current.Token)).Events);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(100_000)]
    public async Task A_page_has_a_size_within_bounds(int limit)
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ListKeysAsync(Sample.AccountId, Sample.Region, after: null, limit, Current.Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.LookupEventsAsync(Sample.Query with { Limit = limit }, Current.Token));
    }

    private static async Task<List<IReadOnlyList<T>>> PagesAsync<T>(int size, Func<T?, ValueTask<IReadOnlyList<T>>> read)
        where T : class
    {
        var pages = new List<IReadOnlyList<T>>();
        do
        {
            pages.Add(await read(pages is [.., [.., var last]] ? last : null));
        }
        while (pages[^1].Count == size);

        return pages;
    }

    [Fact]
    public async Task The_last_use_of_a_credential_is_the_one_that_is_found()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        var (first, last) = (Sample.CredentialUse("AKIA1"), Sample.CredentialUse("AKIA1") with { UsedAt = Sample.Time(99), Region = "us-west-2", Service = "iam" });

        await store.CommitAsync(new([], []) { CredentialUses = [first, Sample.CredentialUse("AROA2")] }, Current.Token);
        await store.CommitAsync(new([], []) { CredentialUses = [first, last] }, Current.Token);

        Assert.Equal(last, await store.FindCredentialUseAsync("AKIA1", Current.Token));
        Assert.Equal(Sample.CredentialUse("AROA2"), await store.FindCredentialUseAsync("AROA2", Current.Token));
        Assert.Null(await store.FindCredentialUseAsync("AKIA3", Current.Token));
    }
}
