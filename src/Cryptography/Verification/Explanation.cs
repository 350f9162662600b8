namespace Signet.Cryptography.Verification;

/// <summary>Under what conditions a signature that does not verify would have done so: everything in it at once.</summary>
/// <param name="Deviations">What is otherwise than was asked for; at least one.</param>
public sealed record Explanation(IReadOnlyList<Deviation> Deviations)
{
    /// <summary>One sentence for people.</summary>
    public override string ToString() => $"It would verify {string.Join(", and ", Deviations.Select(deviation => deviation.Words))}.";
}
