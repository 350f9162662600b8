namespace Signet.Server.KeyStores.Xks;

/// <summary>
/// Spares a proxy that is down, and its callers the waiting: after five outages in a row, calls are refused at once for five seconds; then one of them tries,
/// and its outcome decides for the others.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider clock)
{
    /// <summary>Outages in a row that open the circuit.</summary>
    public const int Threshold = 5;

    /// <summary>How long it stays open before one call may try.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private int _outages;
    private long _openedAt;
    private XksFailure? _last;

    /// <summary>Why a call may not try: the outage that opened the circuit; null when it may.</summary>
    public XksFailure? Refuse()
    {
        lock (_lock)
        {
            if (_outages < Threshold)
            {
                return null;
            }

            if (clock.GetElapsedTime(_openedAt) < Pause)
            {
                return _last;
            }

            // This call tries; the others wait for another pause, unless it succeeds.
            _openedAt = clock.GetTimestamp();
            return null;
        }
    }

    /// <summary>The proxy answered, be it with an error.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _outages = 0;
        }
    }

    /// <summary>The proxy failed.</summary>
    public void Failed(XksFailure failure)
    {
        lock (_lock)
        {
            (_outages, _last, _openedAt) = (_outages + 1, failure, clock.GetTimestamp());
        }
    }
}
