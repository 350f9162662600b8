using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage;

/// <summary>Everything the server keeps: records that change in atomic commits, and a trail that only grows.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>What the writer has done since the store was opened.</summary>
    StoreCounters Counters { get; }

    /// <summary>
    /// Makes a commit durable: it is when this returns <see cref="CommitOutcome.Committed"/>, and it is not after any other outcome.
    /// Throws <see cref="StoreUnavailableException"/> when it cannot be written, or when nothing was heard in time; only with
    /// <see cref="StoreUnavailableException.OutcomeUnknown"/> may it still become durable. Cancelling withdraws a commit that is still waiting its turn;
    /// one that has begun is seen through.
    /// </summary>
    ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>All records of one kind, for loading at start.</summary>
    IAsyncEnumerable<T> ReadAllAsync<T>(CancellationToken cancellationToken)
        where T : IRecord;

    /// <summary>The keys of an account in a Region, by id, from the one after <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<KeyRecord>> ListKeysAsync(AccountId accountId, Region region, KeyId? after, int limit, CancellationToken cancellationToken);

    /// <summary>The aliases of an account in a Region, or of one key, by name in ordinal order, from the one after <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<AliasRecord>> ListAliasesAsync(AccountId accountId, Region region, KeyId? target, AliasName? after, int limit, CancellationToken cancellationToken);

    /// <summary>The grants of a key, or those of one grantee, by id in ordinal order, from the one after <paramref name="afterId"/>.</summary>
    ValueTask<IReadOnlyList<GrantRecord>> ListGrantsAsync(
        AccountId accountId, Region region, KeyId keyId, string? granteePrincipal, string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>The grants that a principal may retire, on keys of any account in a Region, by id in ordinal order, from the one after <paramref name="afterId"/>.</summary>
    ValueTask<IReadOnlyList<GrantRecord>> ListRetirableGrantsAsync(
        Region region, string retiringPrincipal, string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>The users of an account whose path begins so, by name in ordinal order, from the one after <paramref name="afterName"/>.</summary>
    ValueTask<IReadOnlyList<UserRecord>> ListUsersAsync(AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken);

    /// <summary>The roles of an account whose path begins so, by name in ordinal order, from the one after <paramref name="afterName"/>.</summary>
    ValueTask<IReadOnlyList<RoleRecord>> ListRolesAsync(AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken);

    /// <summary>The keys in state PendingDeletion whose deletion date has come, the longest due first.</summary>
    ValueTask<IReadOnlyList<KeyRecord>> ListDueDeletionsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The enabled keys whose automatic rotation is due, the longest due first.</summary>
    ValueTask<IReadOnlyList<KeyRecord>> ListDueRotationsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The imported materials that are still there and have expired, the longest due first.</summary>
    ValueTask<IReadOnlyList<KeyMaterialRecord>> ListDueExpiriesAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The last use of a key; null when it was never used.</summary>
    ValueTask<KeyUsageRecord?> FindKeyUsageAsync(AccountId accountId, Region region, KeyId keyId, CancellationToken cancellationToken);

    /// <summary>The last use of an access key, or of a role by its unique id; null when it was never used.</summary>
    ValueTask<CredentialUseRecord?> FindCredentialUseAsync(string id, CancellationToken cancellationToken);

    /// <summary>The events that a query asks for, newest first.</summary>
    ValueTask<EventPage> LookupEventsAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>A number that rises with every commit that changes a record, whichever server makes it.</summary>
    ValueTask<long> ReadChangeSequenceAsync(CancellationToken cancellationToken);
}
