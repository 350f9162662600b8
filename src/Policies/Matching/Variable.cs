using System.Collections.Frozen;

namespace Signet.Policies.Matching;

/// <summary>A policy variable, <c>${aws:username}</c> or <c>${aws:PrincipalTag/team, 'none'}</c>.</summary>
internal sealed record Variable(string Key, string? Default)
{
    /// <summary>Keys that hold lists by their nature; a variable cannot stand for one, even while it holds a single value.</summary>
    private static readonly FrozenSet<string> Multivalued = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aws:TagKeys",
        "aws:PrincipalOrgPaths",
        "kms:EncryptionContextKeys",
        "kms:GrantOperations",
        "kms:ResourceAliases",
        "sts:TransitiveTagKeys");

    private readonly bool _multivalued = Multivalued.Contains(Key);

    /// <summary>The text to put in; null when there is none, and then the pattern around it matches nothing.</summary>
    public string? Resolve(in Evaluation evaluation)
    {
        if (_multivalued)
        {
            return null;
        }

        var values = evaluation.Find(Key);
        return values.Count switch { 0 => Default, 1 => values[0], _ => null };
    }

    /// <summary>Reads what stands between <c>${</c> and <c>}</c> at the beginning of a text; false when it is no variable.</summary>
    /// <param name="text">The text after <c>${</c>.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="length">How many characters were read, the closing brace included.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out Variable? variable, out int length)
    {
        (variable, length) = (null, 0);
        var keyEnd = text.IndexOfAny(',', '}');
        if (keyEnd < 0 || text[..keyEnd].IsWhiteSpace())
        {
            return false;
        }

        string? defaultText = null;
        length = keyEnd + 1;
        if (text[keyEnd] == ',' && !TryReadDefault(text, ref length, out defaultText))
        {
            return false;
        }

        variable = new(text[..keyEnd].Trim().ToString(), defaultText);
        return true;
    }

    private static bool TryReadDefault(ReadOnlySpan<char> text, ref int length, out string? defaultText)
    {
        defaultText = null;
        var opening = length + text[length..].IndexOfAnyExcept(' ');
        if (opening < length || text[opening] != '\'')
        {
            return false;
        }

        var size = text[(opening + 1)..].IndexOf('\'');
        if (size < 0)
        {
            return false;
        }

        var closing = opening + 1 + size;
        var brace = closing + 1 + text[(closing + 1)..].IndexOfAnyExcept(' ');
        if (brace <= closing || text[brace] != '}')
        {
            return false;
        }

        defaultText = text[(opening + 1)..closing].ToString();
        length = brace + 1;
        return true;
    }
}
