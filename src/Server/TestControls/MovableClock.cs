namespace Signet.Server.TestControls;

/// <summary>A clock that tests may move forward. Its timers go by the clock beneath: what is due by the new time is run on purpose.</summary>
/// <param name="signers">The clock beneath, which those who sign requests go by.</param>
internal sealed class MovableClock(TimeProvider signers) : TimeProvider
{
    // Beyond any waiting period, rotation period or expiry; times stay far from where calendars end.
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(365 * 100);

    private long _ticks;

    /// <summary>The clock beneath.</summary>
    public TimeProvider Signers => signers;

    public override TimeZoneInfo LocalTimeZone => signers.LocalTimeZone;

    public override long TimestampFrequency => signers.TimestampFrequency;

    private TimeSpan Offset => new(Interlocked.Read(ref _ticks));

    public override DateTimeOffset GetUtcNow() => signers.GetUtcNow() + Offset;

    public override long GetTimestamp() => signers.GetTimestamp() + (long)(Offset.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => signers.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock forward; false when that would be backwards, or further than tests have any use for.</summary>
    public bool TryMove(TimeSpan by)
    {
        while (true)
        {
            var before = Interlocked.Read(ref _ticks);
            if (by < TimeSpan.Zero || by > Furthest - new TimeSpan(before))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _ticks, before + by.Ticks, before) == before)
            {
                return true;
            }
        }
    }
}
