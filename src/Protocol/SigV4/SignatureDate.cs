using System.Globalization;

namespace Signet.Protocol.SigV4;

// ISO 8601 basic, 20261123T192923Z, is what is signed and printed; AWS reads the extended form too, but only in a header.
internal static class SignatureDate
{
    public const int Length = 16;
    public const string Format = "yyyyMMdd'T'HHmmss'Z'";

    private const string ExtendedFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static DateTimeOffset Parse(string text, bool extended)
    {
        if (TryParse(text, Format, out var date) || (extended && TryParse(text, ExtendedFormat, out date)))
        {
            return date;
        }

        throw SignatureErrors.DateUnreadable(text);
    }

    public static string Print(DateTimeOffset date) => date.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    private static bool TryParse(string text, string format, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, Utc, out date);
}
