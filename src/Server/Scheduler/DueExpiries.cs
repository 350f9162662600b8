using Microsoft.Extensions.Logging;
using Signet.Server.Kms.Import;
using Signet.Server.Trail;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Scheduler;

/// <summary>Destroys imported material whose time is over; its key then waits for it to be imported again.</summary>
internal sealed class DueExpiries(ServerParts parts, ILogger<DueExpiries> log) : ScheduledJob(parts.Clock, TimeSpan.FromMinutes(1), log)
{
    private const int BatchSize = 100;

    protected override Task<int> RunRoundAsync(CancellationToken cancellationToken) => WorkThroughAsync(
        () => parts.Store.ListDueExpiriesAsync(parts.Clock.GetUtcNow(), BatchSize, cancellationToken),
        material => ExpireAsync(material, cancellationToken));

    private async Task<bool> ExpireAsync(KeyMaterialRecord material, CancellationToken cancellationToken)
    {
        if (!parts.Catalog.TryGetKey(material.AccountId, material.Region, material.KeyId, out var key))
        {
            return false;
        }

        var changes = ImportRules.Remove(key, material, parts.Catalog);
        var result = await parts.Store.CommitAsync(new(changes, [ServiceEvents.DeleteExpiredKeyMaterial(key, parts.Clock.GetUtcNow())]), cancellationToken);
        if (result.Outcome is not CommitOutcome.Committed)
        {
            return false;
        }

        Log.Expired(log, key.Arn);
        return true;
    }
}
