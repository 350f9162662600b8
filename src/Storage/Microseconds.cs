namespace Signet.Storage;

/// <summary>Times as the database keeps them: whole microseconds since 1970, UTC.</summary>
internal static class Microseconds
{
    extension(DateTimeOffset time)
    {
        /// <summary>The same time in UTC without the part that the database does not keep.</summary>
        public DateTimeOffset ToMicroseconds() => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

        /// <summary>The time as a number.</summary>
        public long SinceEpoch => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>The time that a number stands for.</summary>
    public static DateTimeOffset FromEpoch(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
