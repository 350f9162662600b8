using System.Globalization;

namespace Signet.Policies.Conditions;

/// <summary>Times as policies write them: ISO 8601 in every shortness AWS has been seen to take, or seconds since 1970.</summary>
/// <remarks>A bare number is a year when it has four digits (the W3C profile's <c>YYYY</c>), else seconds.</remarks>
internal static class DateText
{
    private const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The time in seconds since 1970, or null when the text is no time.</summary>
    public static decimal? Parse(string text)
    {
        if (IsYear(text) || !decimal.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out var seconds))
        {
            return ParseCalendar(text);
        }

        return seconds;
    }

    /// <summary>Whether AWS saves a policy with this date: a calendar time, or whole seconds up to 2⁶³−1.</summary>
    public static bool IsAcceptedInPolicies(string text) =>
        ParseCalendar(text) is not null || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsYear(string text) => text.Length == 4 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static decimal? ParseCalendar(string text)
    {
        var cursor = new DateCursor(text);
        if (!cursor.TryReadDate(out var days) || !cursor.TryReadTime(out var seconds) || !cursor.AtEnd)
        {
            return null;
        }

        return (days * 86_400m) + seconds;
    }
}
