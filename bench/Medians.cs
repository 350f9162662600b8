namespace Signet.Bench;

/// <summary>What is told of several rounds.</summary>
internal static class Medians
{
    /// <summary>The median over the rounds; of ratios it is the median of each round's own ratio.</summary>
    public static double Median<T>(this IReadOnlyList<T> rounds, Func<T, double> of)
    {
        var sorted = rounds.Select(of).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
