namespace Signet.Cryptography.Verification;

/// <summary>Under what conditions a signature that does not verify would have done so: everything in it at once.</summary>
/// <param name="Deviations">What is otherwise than was asked for; at least one.</param>
/// <param name="Algorithm">The algorithm that would have verified it, which may be one that AWS KMS does not have.</param>
public sealed record Explanation(IReadOnlyList<Deviation> Deviations, SigningAlgorithm? Algorithm)
{
    /// <summary>One sentence for people.</summary>
    public override string ToString()
    {
        var words = string.Join(", and ", Deviations.Select(deviation => deviation.Words));
        return Algorithm is null || words.Contains(Algorithm.Name, StringComparison.Ordinal)
            ? $"It would verify {words}."
            : $"It would verify {words}; the algorithm is {Algorithm}.";
    }
}
