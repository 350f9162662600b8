namespace Signet.Policies.Matching;

/// <summary>A text of a policy, with its wildcards and variables, ready to be held against texts of requests.</summary>
internal sealed class Template
{
    private readonly TemplatePart[] _parts;
    private readonly int[]? _tokens;

    private Template(TemplatePart[] parts, bool wildcards)
    {
        _parts = parts;
        _tokens = wildcards && !Array.Exists(parts, part => part.Variable is not null) ? TokensOf(parts) : null;
    }

    /// <summary>The keys of its variables.</summary>
    public IEnumerable<string> Variables => _parts.Select(part => part.Variable?.Key).OfType<string>();

    /// <summary>Reads a text.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> are wildcards here.</param>
    /// <param name="variables">Whether <c>${…}</c> is a variable here: never in documents of 2008.</param>
    public static Template Parse(ReadOnlySpan<char> text, bool wildcards, bool variables) =>
        new(TemplateReader.Read(text, wildcards, variables), wildcards);

    /// <summary>Whether the template, its variables filled in, is that very text.</summary>
    public bool Is(ReadOnlySpan<char> text, in Evaluation evaluation, StringComparison comparison)
    {
        foreach (var part in _parts)
        {
            var piece = part.Variable is null ? part.Text : part.Variable.Resolve(evaluation);
            if (piece is null || !text.StartsWith(piece, comparison))
            {
                return false;
            }

            text = text[piece.Length..];
        }

        return text.IsEmpty;
    }

    /// <summary>Whether a text fits the template, its variables filled in as they are and its wildcards open.</summary>
    public bool Fits(ReadOnlySpan<char> text, in Evaluation evaluation) =>
        Tokens(evaluation, text.Length) is { } tokens && Glob.Matches(tokens, text);

    /// <summary>The tokens with variables filled in; null when one has no value, or when no text of that length can fit.</summary>
    public int[]? Tokens(in Evaluation evaluation, int maxLength)
    {
        if (_tokens is not null)
        {
            return _tokens;
        }

        var filled = new TemplatePart[_parts.Length];
        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            var text = part.Variable is null ? part.Text : part.Variable.Resolve(evaluation);
            if (text is null || text.Length > maxLength)
            {
                return null;
            }

            maxLength -= text.Length;
            filled[i] = part with { Text = text };
        }

        return TokensOf(filled);
    }

    private static int[] TokensOf(TemplatePart[] parts)
    {
        var tokens = new List<int>();
        foreach (var part in parts)
        {
            if (part.Wildcard is { } wildcard)
            {
                tokens.Add(wildcard);
            }

            foreach (var character in part.Text)
            {
                tokens.Add(character);
            }
        }

        return [.. tokens];
    }
}
