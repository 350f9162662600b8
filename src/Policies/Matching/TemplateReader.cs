using System.Text;

namespace Signet.Policies.Matching;

/// <summary>Takes a text of a policy apart into literal stretches, wildcards and variables.</summary>
internal sealed class TemplateReader
{
    private readonly List<TemplatePart> _parts = [];
    private readonly StringBuilder _literal = new();

    public static TemplatePart[] Read(ReadOnlySpan<char> text, bool wildcards, bool variables)
    {
        var reader = new TemplateReader();
        while (!text.IsEmpty)
        {
            text = text[reader.ReadNext(text, wildcards, variables)..];
        }

        reader.EndLiteral();
        return [.. reader._parts];
    }

    /// <summary>Reads what comes next and says how many characters it was.</summary>
    private int ReadNext(ReadOnlySpan<char> text, bool wildcards, bool variables)
    {
        if (wildcards && text is ['*' or '?', ..])
        {
            Add(new("", text[0] == '*' ? Glob.AnyRun : Glob.AnyOne));
            return 1;
        }

        if (variables && text is ['$', '{', '*' or '?' or '$', '}', ..])
        {
            _literal.Append(text[2]);
            return 4;
        }

        if (variables && text is ['$', '{', .. var rest] && Variable.TryRead(rest, out var variable, out var length))
        {
            Add(new("", Variable: variable));
            return 2 + length;
        }

        _literal.Append(text[0]);
        return 1;
    }

    private void Add(TemplatePart part)
    {
        EndLiteral();
        _parts.Add(part);
    }

    private void EndLiteral()
    {
        if (_literal.Length == 0)
        {
            return;
        }

        _parts.Add(new(_literal.ToString()));
        _literal.Clear();
    }
}
