using System.Globalization;

namespace Signet.Protocol.Shapes;

/// <summary>How CloudTrail writes the times inside request parameters and response elements: <c>Mar 2, 2026, 8:15:04 AM</c>, in UTC.</summary>
public static class TrailTime
{
    /// <summary>The time in CloudTrail's words.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture);
}
