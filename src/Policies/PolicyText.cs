using System.Buffers;
using System.Text;
using System.Text.Json;
using Signet.Policies.Json;

namespace Signet.Policies;

/// <summary>What is done to the text of a policy: print it as AWS does, exchange its principals, measure it.</summary>
public static class PolicyText
{
    private static readonly SearchValues<char> WhitespaceOrQuote = SearchValues.Create(" \t\r\n\"");

    /// <summary>
    /// The document as GetKeyPolicy prints it, members in their order; throws <see cref="PolicySyntaxException"/> when it is not JSON.
    /// </summary>
    public static string Format(string json) => JsonPrinter.Print(JsonTree.Parse(json).Root);

    /// <summary>
    /// The document with each <c>AWS</c> principal replaced by what <paramref name="map"/> says, or kept when that is null; every
    /// other byte stays. Throws <see cref="PolicySyntaxException"/> when it is not JSON.
    /// </summary>
    public static string MapPrincipals(string json, Func<string, string?> map)
    {
        var tree = JsonTree.Parse(json);
        var text = new StringBuilder(json.Length);
        var copied = 0;
        foreach (var principal in AwsPrincipals(tree.Root))
        {
            if (map(principal.Text) is { } replacement)
            {
                text.Append(Encoding.UTF8.GetString(tree.Utf8.AsSpan(copied, principal.Start - copied)));
                JsonPrinter.AppendString(text, replacement);
                copied = principal.End;
            }
        }

        return text.Append(Encoding.UTF8.GetString(tree.Utf8.AsSpan(copied))).ToString();
    }

    /// <summary>How many characters count against IAM's size limits: whitespace counts only inside strings.</summary>
    public static int LengthWithoutWhitespace(string json)
    {
        var length = json.Length;
        for (var i = Next(json, 0); i < json.Length; i = Next(json, i + 1))
        {
            if (json[i] == '"')
            {
                i = ClosingQuote(json, i);
                continue;
            }

            length--;
        }

        return length;
    }

    private static int Next(string json, int from)
    {
        var found = from < json.Length ? json.AsSpan(from).IndexOfAny(WhitespaceOrQuote) : -1;
        return found < 0 ? json.Length : from + found;
    }

    private static int ClosingQuote(string json, int opening)
    {
        var i = opening + 1;
        while (i < json.Length && json[i] != '"')
        {
            i += json[i] == '\\' ? 2 : 1;
        }

        return i;
    }

    private static IEnumerable<JsonValue> AwsPrincipals(JsonValue root) =>
        from statement in root["Statement"]?.OneOrMany ?? []
        from member in statement.Members
        where member.Name is "Principal" or "NotPrincipal"
        from principal in member.Value["AWS"]?.OneOrMany ?? []
        where principal.Kind == JsonValueKind.String
        select principal;
}
