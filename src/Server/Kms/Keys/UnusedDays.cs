using System.Globalization;
using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.Keys;

/// <summary>The condition key <c>kms:TrailingDaysWithoutKeyUsage</c> of DisableKey and ScheduleKeyDeletion: whole days since the key's last use, else since it was made.</summary>
internal static class UnusedDays
{
    /// <summary>Adds it; the store is asked only when a policy does.</summary>
    public static void AddTo(RequestContext context, Key key, Call call, IStore store) => context.Set(
        "kms:TrailingDaysWithoutKeyUsage",
        () =>
        {
            // Policies are judged without waiting; two operations that are rare may hold their thread for one read.
            var usage = store.FindKeyUsageAsync(key.AccountId, key.Region, key.Id, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            var days = (call.Time - (usage?.UsedAt ?? key.Record.CreatedAt)).Days;
            return [Math.Max(days, 0).ToString(CultureInfo.InvariantCulture)];
        });
}
