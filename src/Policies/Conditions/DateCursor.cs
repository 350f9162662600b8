using System.Globalization;

namespace Signet.Policies.Conditions;

/// <summary>Reads a calendar time from left to right; every part after the year may be missing.</summary>
internal ref struct DateCursor(ReadOnlySpan<char> text)
{
    private const int MaxYear = 292_278_993;
    private const int MaxFractionDigits = 9;

    private ReadOnlySpan<char> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Reads <c>[-]year[-month[-day]]</c> as days since 1970.</summary>
    public bool TryReadDate(out long days)
    {
        days = 0;
        var sign = Skip('-') ? -1 : 1;
        if (!TryReadNumber(maxDigits: 9, most: MaxYear, out var year))
        {
            return false;
        }

        int month = 1, day = 1;
        if (Skip('-') && (!TryReadNumber(maxDigits: 2, most: 12, out month) || month == 0))
        {
            return false;
        }

        if (Skip('-') && (!TryReadNumber(maxDigits: 2, most: 31, out day) || day == 0))
        {
            return false;
        }

        days = DaysBefore(sign * year, month) + day - 1;
        return true;
    }

    /// <summary>Reads <c>T[hour[:minute[:second[.fraction]]]][zone]</c>, or nothing, as seconds since midnight in UTC.</summary>
    public bool TryReadTime(out decimal seconds)
    {
        seconds = 0;
        if (!Skip('T') && !Skip('t'))
        {
            return true;
        }

        int hour = 0, minute = 0, second = 0;
        var fraction = 0m;
        if (StartsWithDigit && !TryReadNumber(maxDigits: 2, most: 23, out hour))
        {
            return false;
        }

        if (Skip(':') && !TryReadNumber(maxDigits: 2, most: 59, out minute))
        {
            return false;
        }

        if (Skip(':') && !TryReadNumber(maxDigits: 2, most: 59, out second))
        {
            return false;
        }

        if (Skip('.') && !TryReadFraction(out fraction))
        {
            return false;
        }

        var good = TryReadZone(out var offset);
        seconds = (hour * 3600) + (minute * 60) + second + fraction - offset;
        return good;
    }

    private readonly bool StartsWithDigit => _rest is [>= '0' and <= '9', ..];

    /// <summary>Reads <c>Z</c>, <c>±hh</c>, <c>±hh:mm</c> or nothing as seconds east of UTC.</summary>
    private bool TryReadZone(out int offset)
    {
        offset = 0;
        if (AtEnd || Skip('Z') || Skip('z'))
        {
            return true;
        }

        var sign = Skip('+') ? 1 : Skip('-') ? -1 : 0;
        var minute = 0;
        if (sign == 0 || !TryReadNumber(maxDigits: 2, most: 23, out var hour) || (Skip(':') && !TryReadNumber(maxDigits: 2, most: 59, out minute)))
        {
            return false;
        }

        offset = sign * ((hour * 3600) + (minute * 60));
        return true;
    }

    private bool TryReadFraction(out decimal fraction)
    {
        fraction = 0;
        var digits = DigitCount;
        if (digits is 0 or > MaxFractionDigits)
        {
            return false;
        }

        fraction = decimal.Parse($"0.{_rest[..digits]}", CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return true;
    }

    private readonly int DigitCount => _rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : _rest.Length;

    private bool TryReadNumber(int maxDigits, int most, out int number)
    {
        number = 0;
        var digits = DigitCount;
        if (digits == 0 || digits > maxDigits)
        {
            return false;
        }

        number = int.Parse(_rest[..digits], CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return number <= most;
    }

    private bool Skip(char expected)
    {
        var there = _rest is [var next, ..] && next == expected;
        _rest = there ? _rest[1..] : _rest;
        return there;
    }

    /// <summary>Days from 1970-01-01 to the first of a month of the Gregorian calendar, reckoned in years that begin with March.</summary>
    private static long DaysBefore(long year, int month)
    {
        var marchYear = month <= 2 ? year - 1 : year;
        var monthOfYear = (month + 9) % 12;
        var era = Math.DivRem(marchYear, 400).Quotient - (marchYear % 400 < 0 ? 1 : 0);
        var yearOfEra = marchYear - (era * 400);
        var dayOfYear = ((153 * monthOfYear) + 2) / 5;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }
}
