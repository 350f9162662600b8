namespace Signet.Policies.Matching;

/// <summary>A statement's Resource, or NotResource, list.</summary>
internal sealed class ResourceSet(IReadOnlyList<string> patterns, bool negated, bool variables)
{
    private readonly ResourcePattern[] _patterns = [.. patterns.Select(pattern => ResourcePattern.Parse(pattern, variables))];

    /// <summary>The keys of the variables in its patterns.</summary>
    public IEnumerable<string> ContextKeys => _patterns.SelectMany(pattern => pattern.Variables);

    public bool Contains(in Evaluation evaluation)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(evaluation))
            {
                return !negated;
            }
        }

        return negated;
    }
}
