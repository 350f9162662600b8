namespace Signet.Policies.Matching;

/// <summary>One entry of a Resource list: <c>*</c>, or an ARN matched segment by segment, of which missing segments match anything.</summary>
internal sealed class ResourcePattern
{
    private const int Segments = 6;

    private readonly int[][]? _heads;
    private readonly Template? _rest;

    private ResourcePattern(int[][]? heads, Template? rest) => (_heads, _rest) = (heads, rest);

    /// <summary>The keys of its variables.</summary>
    public IEnumerable<string> Variables => _rest?.Variables ?? [];

    /// <summary>Reads an entry; variables count only after the fifth colon.</summary>
    public static ResourcePattern Parse(string text, bool variables)
    {
        if (text == "*")
        {
            return new(heads: null, rest: null);
        }

        var segments = text.Split(':', Segments);
        var heads = segments.Take(Segments - 1).Select(segment => Glob.Compile(segment)).ToArray();
        return new(heads, segments.Length == Segments ? Template.Parse(segments[^1], wildcards: true, variables) : null);
    }

    /// <summary>Whether the request's resource is meant; a request without one, <c>*</c>, is meant only by <c>*</c>.</summary>
    public bool Matches(in Evaluation evaluation)
    {
        if (_heads is null)
        {
            return true;
        }

        Span<Range> parts = stackalloc Range[Segments];
        var resource = evaluation.Request.Resource.AsSpan();
        if (resource.Split(parts, ':') < Segments)
        {
            return false;
        }

        for (var i = 0; i < _heads.Length; i++)
        {
            if (!Glob.Matches(_heads[i], resource[parts[i]]))
            {
                return false;
            }
        }

        return _rest is null || _rest.Fits(resource[parts[^1]], evaluation);
    }
}
