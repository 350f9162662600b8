using System.Globalization;
using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A moment: seconds since 1970 in JSON (integer, fraction or exponent), ISO 8601 in forms.</summary>
public sealed class TimeShape : Shape<DateTimeOffset?>
{
    private const double Latest = 253402300799;

    internal override DateTimeOffset? ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetDouble(out var seconds) || !(Math.Abs(seconds) <= Latest))
        {
            throw Serialization.Unexpected(path, "a timestamp");
        }

        return DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out DateTimeOffset? value)
    {
        value = null;
        var sent = form[name];
        if (sent is null)
        {
            return false;
        }

        if (!DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            throw new ServiceException("MalformedInput", $"The value at '{path}' is not a timestamp.");
        }

        value = time;
        return true;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, DateTimeOffset? value) => writer.WriteStringValue(TrailTime.Format(value!.Value));

    // Seconds since 1970, which operators for dates and for numbers both read; four digits without a fraction would be a year.
    internal override IReadOnlyList<string> ConditionValues(DateTimeOffset? value) =>
        [(value!.Value.ToUnixTimeMilliseconds() / 1000m).ToString("0.0##", CultureInfo.InvariantCulture)];
}
