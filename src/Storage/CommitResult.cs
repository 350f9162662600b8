using System.Runtime.InteropServices;

namespace Signet.Storage;

/// <summary>A commit's outcome and the change it failed at.</summary>
/// <param name="Outcome">What became of the commit.</param>
/// <param name="ChangeIndex">The place in <see cref="Commit.Changes"/> of the change that failed; -1 when none did.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CommitResult(CommitOutcome Outcome, int ChangeIndex)
{
    /// <summary>The answer to a commit that is durable.</summary>
    public static CommitResult Committed { get; } = new(CommitOutcome.Committed, ChangeIndex: -1);
}
