using System.Collections.Concurrent;
using Signet.Identifiers;
using Signet.Protocol;

namespace Signet.Server.Pipeline;

/// <summary>Holds calls to their request quotas: a bucket for each quota, account and Region, which a second fills.</summary>
/// <param name="isOn">Whether calls are held to quotas at all.</param>
/// <param name="clock">The clock that fills the buckets.</param>
internal sealed class Throttle(bool isOn, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(AccountId, Region, string), Bucket> _buckets = new();

    /// <summary>Counts a call against the caller's quota.</summary>
    /// <exception cref="ServiceException">The quota is used up: ThrottlingException.</exception>
    public void Count(Call call, RequestQuota? quota)
    {
        if (!isOn || quota is null)
        {
            return;
        }

        var bucket = _buckets.GetOrAdd((call.AccountId, call.Region, quota.Name), _ => new(quota.PerSecond, clock.GetTimestamp()));
        if (!bucket.TryTake(clock))
        {
            throw Exceeded();
        }
    }

    /// <summary>What AWS answers those who call too often.</summary>
    public static ServiceException Exceeded() =>
        new("ThrottlingException", "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.");

    private sealed class Bucket(int capacity, long started)
    {
        private readonly Lock _gate = new();
        private double _tokens = capacity;
        private long _filledAt = started;

        public bool TryTake(TimeProvider clock)
        {
            lock (_gate)
            {
                var now = clock.GetTimestamp();
                _tokens = Math.Min(capacity, _tokens + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * capacity));
                _filledAt = now;
                if (_tokens < 1)
                {
                    return false;
                }

                _tokens--;
                return true;
            }
        }
    }
}
