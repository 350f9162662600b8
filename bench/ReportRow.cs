namespace Signet.Bench;

/// <summary>One kind of key in the report: its rounds and their medians.</summary>
internal sealed record ReportRow(string KeySpec, IReadOnlyList<Round> Rounds)
{
    /// <summary>The median over the rounds; of ratios it is the median of each round's own ratio.</summary>
    public double Median(Func<Round, double> of)
    {
        var sorted = Rounds.Select(of).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
