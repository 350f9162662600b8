using Microsoft.Extensions.Logging;
using Signet.Server.Kms.Rotation;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Scheduler;

/// <summary>Rotates enabled keys whose automatic rotation is due; one that was due while the key was disabled happens once it is enabled again.</summary>
internal sealed class DueRotations(ServerParts parts, ILogger<DueRotations> log) : ScheduledJob(parts.Clock, TimeSpan.FromMinutes(1), log)
{
    private const int BatchSize = 100;

    protected override Task<int> RunRoundAsync(CancellationToken cancellationToken) => WorkThroughAsync(
        () => parts.Store.ListDueRotationsAsync(parts.Clock.GetUtcNow(), BatchSize, cancellationToken),
        record => RotateAsync(record, cancellationToken));

    private async Task<bool> RotateAsync(KeyRecord record, CancellationToken cancellationToken)
    {
        var now = parts.Clock.GetUtcNow();
        if (!parts.Catalog.TryGetKey(record.AccountId, record.Region, record.Id, out var key) || key.Record.NextRotationAt is not { } due || due > now)
        {
            return false;
        }

        // On time, the schedule keeps its rhythm; late, it starts anew.
        var period = TimeSpan.FromDays(key.Record.RotationPeriodInDays ?? RotationRules.DefaultPeriod);
        var next = due + period > now ? due + period : now + period;
        var rotated = await parts.Rotations.RotateAsync(key, RotationRules.Automatic, now, next, cancellationToken);
        var result = await parts.Store.CommitAsync(new(rotated.Changes, rotated.Events), cancellationToken);
        if (result.Outcome is not CommitOutcome.Committed)
        {
            return false;
        }

        Log.Rotated(log, key.Arn);
        return true;
    }
}
