using System.Text.Json;
using Signet.Policies;
using Signet.Policies.Tracing;

namespace Signet.Server.Denials;

/// <summary>What a statement said, as JSON: the form in which denials keep it and explanations answer it.</summary>
internal static class StatementJson
{
    /// <summary>A statement with its place and what it said.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="said">What it said.</param>
    /// <param name="label">What its policy is called.</param>
    /// <param name="maxTexts">How many characters of values are told at most.</param>
    public static void Write(Utf8JsonWriter json, StatementTrace said, string? label, int maxTexts)
    {
        json.WriteStartObject();
        WritePlace(json, said, label);
        if (said.Statement.Sid is { } sid)
        {
            json.WriteString("sid"u8, sid);
        }

        json.WriteString("effect"u8, said.Statement.Effect.ToString());
        json.WriteBoolean("applies"u8, said.Applies);
        if (!said.Applies)
        {
            json.WriteString("failed"u8, said.Failed.ToString());
        }

        if (said.Condition is { } condition)
        {
            Write(json, condition, maxTexts);
        }

        json.WriteEndObject();
    }

    /// <summary>The part that the policy plays, what it is called, and where the statement stands in it.</summary>
    public static void WritePlace(Utf8JsonWriter json, StatementTrace said, string? label)
    {
        json.WriteString("source"u8, said.Source.ToString());
        if (label is not null)
        {
            json.WriteString("policy"u8, label);
        }

        json.WriteNumber("number"u8, said.Number);
        WritePosition(json, "start", said.Statement.Start);
        WritePosition(json, "end", said.Statement.End);
    }

    /// <summary>The statement that lacks, and where it would have to stand.</summary>
    public static void Write(Utf8JsonWriter json, MissingStatement missing)
    {
        json.WriteStartObject();
        json.WriteString("place"u8, missing.Place.ToString());
        json.WritePropertyName("statement"u8);
        json.WriteRawValue(missing.Json, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>As many of the values, from the first, as have so many characters together; the last of them may be cut.</summary>
    public static IEnumerable<string> Shorten(IEnumerable<string> values, int maxTexts)
    {
        foreach (var value in values)
        {
            if (maxTexts <= 0)
            {
                yield break;
            }

            yield return value.Length <= maxTexts ? value : value[..maxTexts];

            // A value costs a little even when it is empty.
            maxTexts -= value.Length + 16;
        }
    }

    private static void Write(Utf8JsonWriter json, FailedCondition condition, int maxTexts)
    {
        json.WriteStartObject("condition"u8);
        json.WriteString("operator"u8, condition.Operator);
        json.WriteString("key"u8, condition.Key.Length <= maxTexts ? condition.Key : condition.Key[..maxTexts]);
        WriteTexts(json, "wanted", condition.Wanted, maxTexts / 2);
        if (condition.Found is not null)
        {
            WriteTexts(json, "found", condition.Found, maxTexts / 2);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> values, int maxTexts)
    {
        json.WriteStartArray(name);
        foreach (var value in Shorten(values, maxTexts))
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, TextPosition position)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line"u8, position.Line);
        json.WriteNumber("column"u8, position.Column);
        json.WriteEndObject();
    }
}
