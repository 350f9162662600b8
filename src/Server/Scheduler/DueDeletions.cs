using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Signet.Protocol;
using Signet.Server.State;
using Signet.Server.Trail;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Scheduler;

/// <summary>Destroys keys whose waiting period is over: the key, its material, its aliases; and says so in the trail.</summary>
internal sealed class DueDeletions(ServerParts parts, ILogger<DueDeletions> log) : BackgroundService
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Destroys every key that is due now, and tells how many were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var destroyed = 0;
        int before;
        do
        {
            before = destroyed;
            foreach (var record in await parts.Store.ListDueDeletionsAsync(parts.Clock.GetUtcNow(), BatchSize, cancellationToken))
            {
                destroyed += await DestroyAsync(new Key(record), cancellationToken) ? 1 : 0;
            }
        }
        while (destroyed > before);

        return destroyed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, parts.Clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                Log.Failed(log, bug);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> DestroyAsync(Key key, CancellationToken cancellationToken)
    {
        var changes = new List<Change> { Change.Delete(key.Record) };
        changes.AddRange(parts.Catalog.MaterialsOf(key).Values.Select(Change.Delete));
        foreach (var name in parts.Catalog.AliasesOf(key))
        {
            if (parts.Catalog.TryGetAlias(key.AccountId, key.Region, Identifiers.AliasName.Parse(name), out var alias))
            {
                changes.Add(Change.Delete(alias));
            }
        }

        EventRecord record = ServiceEvents.DeleteKey(key, parts.Clock.GetUtcNow());
        var result = await parts.Store.CommitAsync(new(changes, [record]), cancellationToken);
        if (result.Outcome is CommitOutcome.Committed)
        {
            await DestroyMaterialAsync(key, cancellationToken);
            Log.Destroyed(log, key.Arn);
        }

        // Whoever was faster (a cancelled deletion, another node) has decided; the next round sees what is left.
        return result.Outcome is CommitOutcome.Committed;
    }

    // As on AWS, material that cannot be reached stays where it is, for its owner to remove.
    private async Task DestroyMaterialAsync(Key key, CancellationToken cancellationToken)
    {
        try
        {
            await parts.KeyStores.For(key).DestroyAsync(key.Record, cancellationToken);
        }
        catch (ServiceException refusal)
        {
            Log.MaterialRemains(log, key.Arn, refusal.Text);
        }
    }
}
