using System.Text.Json;
using System.Text.RegularExpressions;

namespace Signet.Protocol.Shapes;

/// <summary>A string with bounds on its length, in characters, and perhaps a pattern that the whole of it matches.</summary>
public sealed class TextShape(int minimum, int maximum, Regex? pattern = null, string? shownPattern = null) : Shape<string>
{
    internal override string ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            throw Serialization.Unexpected(path, "a string");
        }

        return Checked(reader.GetString()!, violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out string value)
    {
        var sent = form[name];
        value = sent is null ? "" : Checked(sent, violations, path);
        return sent is not null;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    internal override IReadOnlyList<string> ConditionValues(string value) => [value];

    private string Checked(string value, Violations violations, MemberPath path)
    {
        if (value.Length < minimum)
        {
            violations.TooShort(path, value, minimum);
        }

        if (value.Length > maximum)
        {
            violations.TooLong(path, value, maximum);
        }
        else if (pattern is not null && !pattern.IsMatch(value))
        {
            violations.PatternMissed(path, value, shownPattern ?? pattern.ToString());
        }

        return value;
    }
}
