namespace Signet.Policies.Matching;

/// <summary>A statement's Action, or NotAction, list; case does not matter, <c>*</c> and <c>?</c> are wildcards everywhere.</summary>
internal sealed class ActionSet(IReadOnlyList<string> patterns, bool negated)
{
    private const int MaxActionLength = 256;

    private readonly int[][] _patterns = [.. patterns.Select(pattern => Glob.Compile(pattern.ToUpperInvariant()))];

    public bool Contains(string action)
    {
        if (action.Length > MaxActionLength)
        {
            throw new ArgumentException("No service has an action with so long a name.", nameof(action));
        }

        Span<char> upper = stackalloc char[action.Length];
        action.AsSpan().ToUpperInvariant(upper);
        foreach (var pattern in _patterns)
        {
            if (Glob.Matches(pattern, upper))
            {
                return !negated;
            }
        }

        return negated;
    }
}
