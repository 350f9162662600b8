using Signet.Protocol;
using Signet.Protocol.Wire;
using Signet.Server.Denials;
using Signet.Server.Trail;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>Makes outcomes durable: changes and trail event in one transaction, for yes and for no.</summary>
internal sealed class Recorder(IStore store, AuthorizationMessages messages, TimeProvider clock)
{
    // After a failed write the server counts as not ready for so long; then requests are let in to try again.
    private static readonly TimeSpan Distrust = TimeSpan.FromSeconds(10);

    private readonly CredentialUses _credentialUses = new();
    private long _failedAt = long.MinValue;

    /// <summary>Where calls that lost a race wait for each other.</summary>
    public Turns Turns { get; } = new();

    /// <summary>Whether no write failed lately.</summary>
    public bool IsWritable => Volatile.Read(ref _failedAt) is var at && (at == long.MinValue || clock.GetElapsedTime(at) > Distrust);

    /// <summary>Commits what an operation wants, with its event; false when another call changed a row first.</summary>
    /// <exception cref="ServiceException">A conflict that is the caller's doing.</exception>
    public async ValueTask<bool> TryCommitAsync<TResponse>(Call call, Done<TResponse> done, bool lastAttempt, CancellationToken cancellationToken)
        where TResponse : IWritable
    {
        var changes = new Change[done.Changes.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = done.Changes[i].Change;
        }

        var records = TrailEvents.Success(call, done);
        var result = await CommitAsync(new(changes, records) { Uses = UsesOf(call, records), CredentialUses = _credentialUses.Of(call) }, done.Undo, cancellationToken);
        if (result.Outcome is CommitOutcome.Committed)
        {
            return true;
        }

        var refusal = done.Changes[result.ChangeIndex].OnConflict;
        if (!lastAttempt && (result.Outcome is CommitOutcome.VersionChanged || refusal is null))
        {
            return false;
        }

        throw refusal?.Invoke() ?? new ServiceException(
            call.Service.IsJson ? "KMSInternalException" : "ServiceFailure", "The request could not be completed because of concurrent changes. Try again.", status: 500);
    }

    /// <summary>Records a refusal.</summary>
    public async ValueTask RefusedAsync(Call call, ServiceException refusal, CancellationToken cancellationToken)
    {
        var record = TrailEvents.Refusal(call, refusal, call.Notes.Denial is { } denial ? messages.Seal(denial) : null);
        await CommitAsync(new([], [record]) { CredentialUses = _credentialUses.Of(call) }, undo: null, cancellationToken);
    }

    private static IReadOnlyList<KeyUsageRecord> UsesOf(Call call, IReadOnlyList<EventRecord> records)
    {
        if (!call.Endpoint.Row.CountsAsUse)
        {
            return [];
        }

        var (key, other) = call.Notes.Keys;
        return other is null ? [UseOf(key!, EventOf(key!, records))] : [UseOf(key!, EventOf(key!, records)), UseOf(other, EventOf(other, records))];
    }

    // The event in the trail of the key's owner, who will look for it there.
    private static EventRecord EventOf(State.Key key, IReadOnlyList<EventRecord> records) =>
        records[0].AccountId == key.AccountId ? records[0] : CopyFor(key.AccountId, records);

    private static EventRecord CopyFor(Identifiers.AccountId account, IReadOnlyList<EventRecord> records) => records.First(record => record.AccountId == account);

    private static KeyUsageRecord UseOf(State.Key key, EventRecord record) => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        KeyId = key.Id,
        Operation = record.Name,
        UsedAt = record.Time,
        EventId = record.EventId,
        RequestId = record.RequestId!,
    };

    private async ValueTask<CommitResult> CommitAsync(Commit commit, Func<ValueTask>? undo, CancellationToken cancellationToken)
    {
        // Taken back only when it is certain that nothing became durable, now or later.
        var refused = false;
        try
        {
            var result = await store.CommitAsync(commit, cancellationToken);
            refused = result.Outcome is not CommitOutcome.Committed;
            return result;
        }
        catch (OperationCanceledException)
        {
            refused = true;
            throw;
        }
        catch (StoreUnavailableException unavailable)
        {
            refused = !unavailable.OutcomeUnknown;
            Volatile.Write(ref _failedAt, clock.GetTimestamp());
            throw;
        }
        finally
        {
            if (refused && undo is not null)
            {
                await undo();
            }
        }
    }
}
