using System.Text;
using System.Text.Json;

namespace Signet.Policies.Json;

/// <summary>Prints JSON as GetKeyPolicy does: objects two spaces deeper per level, a blank on both sides of a colon, lists on one line.</summary>
internal sealed class JsonPrinter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Print(JsonValue value)
    {
        var printer = new JsonPrinter();
        printer.Write(value);
        return printer._text.ToString();
    }

    /// <summary>A string with its quotes, escaping no more than RFC 8259 section 7 demands.</summary>
    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            AppendCharacter(text, character);
        }

        text.Append('"');
    }

    private static void AppendCharacter(StringBuilder text, char character)
    {
        _ = character switch
        {
            '"' => text.Append("\\\""),
            '\\' => text.Append(@"\\"),
            '\b' => text.Append(@"\b"),
            '\t' => text.Append(@"\t"),
            '\n' => text.Append(@"\n"),
            '\f' => text.Append(@"\f"),
            '\r' => text.Append(@"\r"),
            < ' ' => text.Append(@"\u").Append(((int)character).ToString("X4")),
            _ => text.Append(character),
        };
    }

    private void Write(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Object:
                WriteObject(value);
                break;
            case JsonValueKind.Array:
                WriteArray(value);
                break;
            case JsonValueKind.String:
                AppendString(_text, value.Text);
                break;
            default:
                _text.Append(value.Text);
                break;
        }
    }

    private void WriteObject(JsonValue value)
    {
        _text.Append('{');
        _depth++;
        var separator = "";
        foreach (var member in value.Members)
        {
            _text.Append(separator);
            StartLine();
            AppendString(_text, member.Name);
            _text.Append(" : ");
            Write(member.Value);
            separator = ",";
        }

        _depth--;
        if (value.Members.Count == 0)
        {
            _text.Append(" }");
            return;
        }

        StartLine();
        _text.Append('}');
    }

    private void WriteArray(JsonValue value)
    {
        _text.Append('[');
        var separator = " ";
        foreach (var item in value.Items)
        {
            _text.Append(separator);
            Write(item);
            separator = ", ";
        }

        _text.Append(" ]");
    }

    private void StartLine() => _text.Append('\n').Append(' ', 2 * _depth);
}
