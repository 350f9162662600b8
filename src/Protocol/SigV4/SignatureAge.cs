using System.Globalization;

namespace Signet.Protocol.SigV4;

// Steps 10 and 11: whether a request's date and the server's clock agree well enough.
internal static class SignatureAge
{
    public const int LongestLife = 604800;

    public static void Check(SignatureParts parts, DateTimeOffset signedAt, SigV4Rules rules, DateTimeOffset now)
    {
        var life = Life(parts, rules);

        // A difference cannot overflow, where a date of the year 9999 and a window can.
        var age = now - signedAt;
        if (age > life)
        {
            throw SignatureErrors.Expired(signedAt, now, life);
        }

        if (-age > rules.ClockWindow)
        {
            throw SignatureErrors.NotYetCurrent(signedAt, now, rules.ClockWindow);
        }
    }

    private static TimeSpan Life(SignatureParts parts, SigV4Rules rules)
    {
        if (!rules.HonoursExpires || parts.Expires is not { } text)
        {
            return rules.ClockWindow;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestLife
            ? TimeSpan.FromSeconds(seconds)
            : throw SignatureErrors.ExpiresUnreadable(text);
    }
}
