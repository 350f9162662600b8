using Signet.Identifiers;
using Signet.Storage.Records;
using Signet.Storage.Sql.Tables;
using Signet.Storage.Sql.Trail;

namespace Signet.Storage.Sql;

/// <summary>The store on a SQL database: one writer, a few readers, and what keeps others out.</summary>
internal sealed class SqlStore : IStore
{
    private const int MaxPage = 10_000;
    private const int MaxEvents = 1_000;

    private readonly Session _writing;
    private readonly IDisposable _claim;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly CommitQueue _queue;
    private readonly Writer _writer;
    private readonly ReaderPool _pool;
    private readonly Reader _reader;
    private int _disposed;

    /// <summary>Runs a store on a database whose schema is this release's; it owns the session and the claim from here on.</summary>
    public SqlStore(Dialect dialect, Session writing, IDisposable claim, TimeSpan patience, int maxBatch, Action<IReadOnlyList<Change>> committed, TimeProvider time)
    {
        (_writing, _claim, _patience, _time) = (writing, claim, patience, time);
        _queue = new(patience, time);
        _writer = new(_queue, new(writing, dialect), dialect, committed, maxBatch);
        _pool = new(dialect);
        _reader = new(_pool, dialect);
    }

    public StoreCounters Counters => _writer.Counters;

    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        CommitLimits.Check(commit);
        return _queue.SubmitAsync(commit, cancellationToken);
    }

    public IAsyncEnumerable<T> ReadAllAsync<T>(CancellationToken cancellationToken)
        where T : IRecord => _reader.AllAsync<T>(cancellationToken);

    public ValueTask<IReadOnlyList<KeyRecord>> ListKeysAsync(AccountId accountId, Region region, KeyId? after, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        return _reader.ListAsync(
            Schema.Keys,
            session => session[Lists.Keys].Add(accountId.Value).Add(region.Value).Add(after?.Value ?? "").Add(limit),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<AliasRecord>> ListAliasesAsync(AccountId accountId, Region region, KeyId? target, AliasName? after, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        var name = after?.Value ?? "";
        return _reader.ListAsync(
            Schema.Aliases,
            session => target is { } key
                ? session[Lists.AliasesOfKey].Add(accountId.Value).Add(region.Value).Add(key.Value).Add(name).Add(limit)
                : session[Lists.Aliases].Add(accountId.Value).Add(region.Value).Add(name).Add(limit),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<GrantRecord>> ListGrantsAsync(
        AccountId accountId, Region region, KeyId keyId, string? granteePrincipal, string? afterId, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        var id = afterId ?? "";
        return _reader.ListAsync(
            Schema.Grants,
            session => granteePrincipal is { } grantee
                ? session[Lists.GrantsOfGrantee].Add(accountId.Value).Add(region.Value).Add(keyId.Value).Add(grantee).Add(id).Add(limit)
                : session[Lists.Grants].Add(accountId.Value).Add(region.Value).Add(keyId.Value).Add(id).Add(limit),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<GrantRecord>> ListRetirableGrantsAsync(
        Region region, string retiringPrincipal, string? afterId, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        return _reader.ListAsync(
            Schema.Grants,
            session => session[Lists.RetirableGrants].Add(region.Value).Add(retiringPrincipal).Add(afterId ?? "").Add(limit),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<UserRecord>> ListUsersAsync(AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken) =>
        ListByPathAsync(Schema.Users, Lists.Users, accountId, pathPrefix, afterName, limit, cancellationToken);

    public ValueTask<IReadOnlyList<RoleRecord>> ListRolesAsync(AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken) =>
        ListByPathAsync(Schema.Roles, Lists.Roles, accountId, pathPrefix, afterName, limit, cancellationToken);

    public ValueTask<IReadOnlyList<KeyRecord>> ListDueDeletionsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        return _reader.ListAsync(Schema.Keys, session => session[Lists.DueDeletions].Add(now).Add(limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<KeyRecord>> ListDueRotationsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        return _reader.ListAsync(Schema.Keys, session => session[Lists.DueRotations].Add(now).Add(limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<KeyMaterialRecord>> ListDueExpiriesAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        Check(limit, MaxPage);
        return _reader.ListAsync(Schema.Materials, session => session[Lists.DueExpiries].Add(now).Add(limit), cancellationToken);
    }

    public ValueTask<KeyUsageRecord?> FindKeyUsageAsync(AccountId accountId, Region region, KeyId keyId, CancellationToken cancellationToken) => _reader.RunAsync(
        session => session[KeyUsageTable.Find].Add(accountId.Value).Add(region.Value).Add(keyId.Value),
        async rows => await rows.ReadAsync(cancellationToken) ? KeyUsageTable.Read(new(rows)) : null,
        cancellationToken);

    public ValueTask<CredentialUseRecord?> FindCredentialUseAsync(string id, CancellationToken cancellationToken) => _reader.RunAsync(
        session => session[CredentialUseTable.Find].Add(id),
        async rows => await rows.ReadAsync(cancellationToken) ? CredentialUseTable.Read(new(rows)) : null,
        cancellationToken);

    public ValueTask<EventPage> LookupEventsAsync(EventQuery query, CancellationToken cancellationToken)
    {
        Check(query.Limit, MaxEvents);
        var lookup = new TrailLookup(query);
        return _reader.RunAsync(lookup.Bind, rows => lookup.ReadAsync(rows, cancellationToken), cancellationToken);
    }

    public ValueTask<long> ReadChangeSequenceAsync(CancellationToken cancellationToken) => _reader.RunAsync(
        session => session[Lists.ChangeSequence],
        async rows => await rows.ReadAsync(cancellationToken) ? rows.GetInt64(0) : 0,
        cancellationToken);

    /// <summary>Writes what waits, then closes. When the disk hangs it gives up after a while and leaves the folder claimed: the writer may still be at work.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _queue.Close();
        try
        {
            await _writer.Ended.WaitAsync(_patience, _time);
            await _pool.CloseAsync().WaitAsync(_patience, _time);
        }
        catch (TimeoutException)
        {
            return;
        }

        _writing.Dispose();
        _claim.Dispose();
    }

    private static void Check(int limit, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, most);
    }

    private ValueTask<IReadOnlyList<T>> ListByPathAsync<T>(
        Table<T> table, Query query, AccountId accountId, string pathPrefix, string? afterName, int limit, CancellationToken cancellationToken)
        where T : IRecord
    {
        Check(limit, MaxPage);
        return _reader.ListAsync(
            table,
            session => session[query].Add(accountId.Value).Add(pathPrefix).Add(afterName ?? "").Add(limit),
            cancellationToken);
    }
}
