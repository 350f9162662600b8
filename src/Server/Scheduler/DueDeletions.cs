using Microsoft.Extensions.Logging;
using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Server.Trail;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Scheduler;

/// <summary>Destroys keys whose waiting period is over: the key, its material, its aliases and grants; and says so in the trail.</summary>
internal sealed class DueDeletions(ServerParts parts, ILogger<DueDeletions> log) : ScheduledJob(parts.Clock, TimeSpan.FromMinutes(1), log)
{
    private const int BatchSize = 100;

    protected override Task<int> RunRoundAsync(CancellationToken cancellationToken) => WorkThroughAsync(
        () => parts.Store.ListDueDeletionsAsync(parts.Clock.GetUtcNow(), BatchSize, cancellationToken),
        record => DestroyAsync(new Key(record), cancellationToken));

    private async Task<bool> DestroyAsync(Key key, CancellationToken cancellationToken)
    {
        var changes = new List<Change> { Change.Delete(key.Record) };
        changes.AddRange(parts.Catalog.MaterialsOf(key).Values.Select(Change.Delete));
        foreach (var name in parts.Catalog.AliasesOf(key))
        {
            if (parts.Catalog.TryGetAlias(key.AccountId, key.Region, AliasName.Parse(name), out var alias))
            {
                changes.Add(Change.Delete(alias));
            }
        }

        if (PrimaryWithout(key) is { } primary)
        {
            changes.Add(Change.Update(primary));
        }

        var result = await parts.Store.CommitAsync(new(changes, [ServiceEvents.DeleteKey(key, parts.Clock.GetUtcNow())]), cancellationToken);
        if (result.Outcome is CommitOutcome.Committed)
        {
            await DestroyMaterialAsync(key, cancellationToken);
            Log.Destroyed(log, key.Arn);
        }

        // Whoever was faster (a cancelled deletion, another node) has decided; the next round sees what is left.
        return result.Outcome is CommitOutcome.Committed;
    }

    // A primary key that is to be deleted waits for its replicas; with the last of them gone, its own waiting period starts.
    // Its row changes with every replica, so that a deletion that is scheduled at the same moment sees whether any is left.
    private KeyRecord? PrimaryWithout(Key key)
    {
        var others = parts.Catalog.RelatedKeys(key).Where(other => other.Arn != key.Arn).ToList();
        var primary = others.Find(other => other.IsPrimary);
        return others.Count == 1 && primary is { State: nameof(KeyStates.PendingReplicaDeletion) }
            ? primary.Record with
            {
                State = nameof(KeyStates.PendingDeletion),
                DeletionDate = parts.Clock.GetUtcNow().AddDays(primary.Record.PendingWindowInDays!.Value),
            }
            : primary?.Record;
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
