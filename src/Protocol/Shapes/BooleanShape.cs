using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>True or false.</summary>
public sealed class BooleanShape : Shape<bool?>
{
    internal override bool? ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Serialization.Unexpected(path, "a boolean"),
    };

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out bool? value)
    {
        value = null;
        var sent = form[name];
        if (sent is null)
        {
            return false;
        }

        if (!bool.TryParse(sent, out var parsed))
        {
            throw new ServiceException("MalformedInput", $"The value at '{path}' is not a boolean.");
        }

        value = parsed;
        return true;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, bool? value) => writer.WriteBooleanValue(value!.Value);

    internal override IReadOnlyList<string> ConditionValues(bool? value) => [value!.Value ? "true" : "false"];
}
