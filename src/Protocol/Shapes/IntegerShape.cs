using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A whole number within bounds.</summary>
public sealed class IntegerShape(int minimum, int maximum) : Shape<int?>
{
    internal override int? ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetInt32(out var value))
        {
            throw Serialization.Unexpected(path, "an integer");
        }

        return Checked(value, violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out int? value)
    {
        value = null;
        var sent = form[name];
        if (sent is null)
        {
            return false;
        }

        if (!int.TryParse(sent, out var number))
        {
            throw new ServiceException("MalformedInput", $"The value at '{path}' is not an integer.");
        }

        value = Checked(number, violations, path);
        return true;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, int? value) => writer.WriteNumberValue(value!.Value);

    internal override IReadOnlyList<string> ConditionValues(int? value) => [value!.Value.ToString()];

    private int Checked(int value, Violations violations, MemberPath path)
    {
        if (value < minimum)
        {
            violations.TooSmall(path, value, minimum);
        }

        if (value > maximum)
        {
            violations.TooLarge(path, value, maximum);
        }

        return value;
    }
}
