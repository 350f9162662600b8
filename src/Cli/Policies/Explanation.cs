using System.Text;
using System.Text.Json;

namespace Signet.Cli.Policies;

/// <summary>Why a request is allowed or denied, as the server told it in JSON; prints it for people.</summary>
internal sealed class Explanation(string json)
{
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["Identity"] = "an identity policy of the caller",
        ["Boundary"] = "the caller's permissions boundary",
        ["Session"] = "a session policy",
        ["Key"] = "the key's policy",
        ["Trust"] = "the role's trust policy",
    };

    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["Resource"] = "resource policy", ["Identity"] = "identity policy", ["Boundary"] = "permissions boundary", ["Session"] = "session policy",
    };

    /// <summary>Where it comes from; null when it was just asked for.</summary>
    public string? Note { get; init; }

    /// <summary>The JSON, on a line.</summary>
    public string Json => $"{json}\n";

    /// <summary>The same for people: who, what, the answer, every statement, what decided, what lacks.</summary>
    public string Text
    {
        get
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var text = new StringBuilder();
            WriteAnswer(text, root);
            text.Append("\nStatements, in the order looked at:\n");
            foreach (var said in root.GetProperty("statements").GetProperty("items").EnumerateArray())
            {
                text.Append("  ").Append(Describe(said)).Append('\n');
            }

            foreach (var matched in root.GetProperty("matchedStatements").GetProperty("items").EnumerateArray())
            {
                text.Append("decided by: ").Append(PlaceOf(matched)).Append('\n');
            }

            foreach (var missing in root.GetProperty("missing").EnumerateArray())
            {
                text.Append($"missing: {missing.GetProperty("statement").GetRawText()} in {Places[missing.GetProperty("place").GetString()!]}\n");
            }

            return text.ToString();
        }
    }

    private void WriteAnswer(StringBuilder text, JsonElement root)
    {
        if (Note is not null)
        {
            text.Append(Note).Append('\n');
        }

        var context = root.GetProperty("context");
        text.Append($"{context.GetProperty("principal").GetProperty("arn")} {context.GetProperty("action")} on {context.GetProperty("resource")}: ");
        text.Append(root.GetProperty("allowed").GetBoolean() ? "ALLOWED" : root.GetProperty("explicitDeny").GetBoolean() ? "DENIED (explicit deny)" : "DENIED (implicit deny)");
        text.Append(root.TryGetProperty("reason", out var reason) ? $"\n{reason}\n" : "\n");
        if (root.TryGetProperty("grant", out var grant))
        {
            text.Append(grant.GetString() == "Caller" ? "A grant of the key allows it to the caller itself.\n" : "A grant of the key allows it to the caller's account.\n");
        }

        if (root.GetProperty("truncated").GetBoolean())
        {
            text.Append("There is more than could be told.\n");
        }
    }

    private static string Describe(JsonElement said)
    {
        var sid = said.TryGetProperty("sid", out var name) ? $" \"{name}\"" : "";
        var what = said.GetProperty("applies").GetBoolean() ? "applies" : $"does not apply: {ReasonOf(said)}";
        return $"{PlaceOf(said)}{sid}: {said.GetProperty("effect")} {what}";
    }

    private static string PlaceOf(JsonElement said)
    {
        var policy = said.TryGetProperty("policy", out var label) ? $" {label}" : "";
        var start = said.GetProperty("start");
        return $"{Sources[said.GetProperty("source").GetString()!]}{policy}, statement {said.GetProperty("number")} (line {start.GetProperty("line")}, column {start.GetProperty("column")})";
    }

    private static string ReasonOf(JsonElement said)
    {
        if (!said.TryGetProperty("condition", out var condition))
        {
            return said.GetProperty("failed").GetString()! switch
            {
                "Action" => "it is about other actions",
                "Resource" => "it is about other resources",
                _ => "it names other principals",
            };
        }

        var found = condition.TryGetProperty("found", out var values) ? $"the request has {List(values)}" : "the request has none";
        return $"condition {condition.GetProperty("operator")} {condition.GetProperty("key")} wants {List(condition.GetProperty("wanted"))}, {found}";
    }

    private static string List(JsonElement values) => string.Join(", ", values.EnumerateArray().Select(value => $"'{value}'"));
}
