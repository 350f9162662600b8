using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>
/// Connects custom key stores that were asked to connect: sees the state CONNECTING in the catalog, and turns it to CONNECTED or FAILED.
/// A store that the last run of the server left in that state is taken up by the next.
/// </summary>
internal sealed class StoreConnector : BackgroundService
{
    private const int AtOnce = 4;

    // When the outcome cannot be written: the disk is full or hangs.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<CustomKeyStoreRecord> _waiting = Channel.CreateUnbounded<CustomKeyStoreRecord>();
    private readonly ServerParts _parts;
    private readonly ILogger _log;

    public StoreConnector(ServerParts parts, ILogger<StoreConnector> log)
    {
        (_parts, _log) = (parts, log);
        parts.Catalog.Changed += change => Notice(change.Kind is ChangeKind.Delete ? null : change.Record as CustomKeyStoreRecord);
        foreach (var store in parts.Catalog.CustomKeyStores.All)
        {
            Notice(store);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        ConnectAsync);

    private void Notice(CustomKeyStoreRecord? store)
    {
        if (store is { ConnectionState: ConnectionStates.Connecting })
        {
            _waiting.Writer.TryWrite(store);
        }
    }

    private async ValueTask ConnectAsync(CustomKeyStoreRecord noticed, CancellationToken cancellationToken)
    {
        // Whatever changed it meanwhile has put it into the queue again, if it is still to be connected.
        if (!_parts.Catalog.CustomKeyStores.TryGet(noticed.AccountId, noticed.Region, noticed.Id, out var store) || store.Version != noticed.Version)
        {
            return;
        }

        var errorCode = await TryConnectAsync(store, cancellationToken);
        var outcome = errorCode is null
            ? store with { ConnectionState = ConnectionStates.Connected }
            : store with { ConnectionState = ConnectionStates.Failed, ConnectionErrorCode = errorCode };
        try
        {
            var result = await _parts.Store.CommitAsync(new([Change.Update(outcome)], []), cancellationToken);
            if (result.Outcome is CommitOutcome.Committed)
            {
                Tell(outcome);
            }
        }
        catch (StoreException bug)
        {
            Log.ConnectFailed(_log, store.Id, bug);
            await Task.Delay(Pause, _parts.Clock, cancellationToken);
            Notice(store);
        }
    }

    private async ValueTask<string?> TryConnectAsync(CustomKeyStoreRecord store, CancellationToken cancellationToken)
    {
        try
        {
            return await _parts.KeyStores.ForType(store.Type).ConnectAsync(store, cancellationToken);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            Log.ConnectFailed(_log, store.Id, bug);
            return "INTERNAL_ERROR";
        }
    }

    private void Tell(CustomKeyStoreRecord store)
    {
        if (store.ConnectionErrorCode is { } errorCode)
        {
            Log.NotConnected(_log, store.Id, errorCode);
            return;
        }

        Log.Connected(_log, store.Id);
    }
}
