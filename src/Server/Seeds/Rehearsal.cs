using Signet.Identifiers;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Seeds;

/// <summary>
/// Stands in for the store while a seed is rehearsed: what would be committed is taken into a catalog of the rehearsal's own, and gathered, so that all of it can
/// become durable in one commit afterwards. Everything but quotas is read from the catalog.
/// </summary>
/// <param name="origin">The store that the seed is for; null for an empty one.</param>
/// <param name="catalog">The rehearsal's own catalog, filled from that store.</param>
internal sealed class Rehearsal(IStore? origin, Catalog catalog) : IStore
{
    private readonly List<Change> _changes = [];
    private readonly List<EventRecord> _events = [];

    /// <summary>What was gathered, for one commit.</summary>
    public Commit Gathered => new([.. _changes], [.. _events]);

    public StoreCounters Counters => default;

    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        catalog.Apply([.. commit.Changes.Select(change => change.AsStored())]);
        _changes.AddRange(commit.Changes);
        _events.AddRange(commit.Events);
        return ValueTask.FromResult(CommitResult.Committed);
    }

    public async ValueTask<IReadOnlyList<UserRecord>> ListUsersAsync(
        AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken)
    {
        var stored = origin is null ? [] : await origin.ListUsersAsync(accountId, pathPrefix, afterName, limit, cancellationToken);
        return [.. stored.Concat(Made<UserRecord>().Where(user => user.AccountId == accountId)).Take(limit)];
    }

    public async ValueTask<IReadOnlyList<RoleRecord>> ListRolesAsync(
        AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken)
    {
        var stored = origin is null ? [] : await origin.ListRolesAsync(accountId, pathPrefix, afterName, limit, cancellationToken);
        return [.. stored.Concat(Made<RoleRecord>().Where(role => role.AccountId == accountId)).Take(limit)];
    }

    public ValueTask<KeyUsageRecord?> FindKeyUsageAsync(AccountId accountId, Region region, KeyId keyId, CancellationToken cancellationToken) =>
        origin?.FindKeyUsageAsync(accountId, region, keyId, cancellationToken) ?? ValueTask.FromResult<KeyUsageRecord?>(null);

    public ValueTask<CredentialUseRecord?> FindCredentialUseAsync(string id, CancellationToken cancellationToken) => throw NotAsked();

    public IAsyncEnumerable<T> ReadAllAsync<T>(CancellationToken cancellationToken)
        where T : IRecord => throw NotAsked();

    public ValueTask<IReadOnlyList<KeyRecord>> ListKeysAsync(AccountId accountId, Region region, KeyId? after, int limit, CancellationToken cancellationToken) =>
        throw NotAsked();

    public ValueTask<IReadOnlyList<AliasRecord>> ListAliasesAsync(
        AccountId accountId, Region region, KeyId? target, AliasName? after, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<IReadOnlyList<GrantRecord>> ListGrantsAsync(
        AccountId accountId, Region region, KeyId keyId, string? granteePrincipal, string? afterId, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<IReadOnlyList<GrantRecord>> ListRetirableGrantsAsync(
        Region region, string retiringPrincipal, string? afterId, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<IReadOnlyList<KeyRecord>> ListDueDeletionsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<IReadOnlyList<KeyRecord>> ListDueRotationsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<IReadOnlyList<KeyMaterialRecord>> ListDueExpiriesAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<EventPage> LookupEventsAsync(EventQuery query, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask<long> ReadChangeSequenceAsync(CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<T> Made<T>() => _changes.Where(change => change.Kind is ChangeKind.Insert).Select(change => change.Record).OfType<T>();

    private static NotSupportedException NotAsked() => new("No call of a seed lists what is stored.");
}
