using Signet.Storage.Sql.Trail;

namespace Signet.Storage.Sql;

/// <summary>A commit in the writer's queue: either its caller withdraws it or the writer takes it, never both.</summary>
internal sealed class PendingCommit(Commit commit) : TaskCompletionSource<CommitResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private int _settled;

    public Commit Commit => commit;

    /// <summary>Its events, ready to be written.</summary>
    public PreparedEvent[] Events { get; } = [.. commit.Events.Select(record => new PreparedEvent(record))];

    /// <summary>Its changes as stored, for the server's memory; empty for a commit of trail events alone.</summary>
    public IReadOnlyList<Change> Stored { get; set; } = [];

    /// <summary>What will be answered once the transaction is durable.</summary>
    public CommitResult Result { get; set; }

    /// <summary>What will be thrown instead.</summary>
    public StoreException? Refusal { get; set; }

    public bool TryTake() => Interlocked.CompareExchange(ref _settled, 1, 0) == 0;

    public bool TryWithdraw() => Interlocked.CompareExchange(ref _settled, 1, 0) == 0;

    public void Answer()
    {
        if (Refusal is null)
        {
            SetResult(Result);
        }
        else
        {
            SetException(Refusal);

            // A caller that has stopped waiting does not look at it; that is no unobserved failure.
            _ = Task.Exception;
        }
    }
}
