using System.Runtime.InteropServices;

namespace Signet.Storage;

/// <summary>Where an event stands in the trail: events are in order of time, those of the same time in the order in which they were written.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Sequence">Its number among all events, in the order in which they were written.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventPosition(DateTimeOffset Time, long Sequence) : IComparable<EventPosition>
{
    /// <inheritdoc/>
    public int CompareTo(EventPosition other) => (Time, Sequence).CompareTo((other.Time, other.Sequence));

    /// <summary>Whether it is the older of two.</summary>
    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether it is the newer of two.</summary>
    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether it is the older of two, or the same.</summary>
    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it is the newer of two, or the same.</summary>
    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;
}
