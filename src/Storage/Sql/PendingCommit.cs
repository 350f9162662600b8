using Signet.Storage.Sql.Trail;

namespace Signet.Storage.Sql;

/// <summary>A commit in the writer's queue: either its caller withdraws it or the writer takes it, never both.</summary>
/// <param name="commit">The commit.</param>
/// <param name="since">When it came, by the store's clock.</param>
internal sealed class PendingCommit(Commit commit, long since) : TaskCompletionSource<CommitResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private int _settled;

    public Commit Commit => commit;

    public long Since => since;

    /// <summary>Its events, ready to be written.</summary>
    public PreparedEvent[] Events { get; } = PreparedEvent.Of(commit.Events);

    /// <summary>Its changes as stored, for the server's memory; empty for a commit of trail events alone.</summary>
    public IReadOnlyList<Change> Stored { get; set; } = [];

    /// <summary>What will be answered once the transaction is durable.</summary>
    public CommitResult Result { get; set; }

    /// <summary>What will be thrown instead.</summary>
    public StoreException? Refusal { get; set; }

    /// <summary>The writer takes it; false when it was withdrawn.</summary>
    public bool TryTake() => TrySettle();

    /// <summary>Its caller has gone; nothing happens when the writer has taken it.</summary>
    public void Withdraw(CancellationToken gone)
    {
        if (TrySettle())
        {
            SetCanceled(gone);
        }
    }

    /// <summary>Nobody has taken it; nothing happens when the writer has.</summary>
    public void Withdraw(StoreException reason)
    {
        if (TrySettle())
        {
            Refuse(reason);
        }
    }

    /// <summary>Its caller is not to wait any more for the writer, which has taken it.</summary>
    public void GiveUp(StoreException reason) => Refuse(reason);

    public void Answer()
    {
        if (Refusal is null)
        {
            TrySetResult(Result);
        }
        else
        {
            Refuse(Refusal);
        }
    }

    private bool TrySettle() => Interlocked.CompareExchange(ref _settled, 1, 0) == 0;

    private void Refuse(StoreException reason)
    {
        TrySetException(reason);

        // A caller that has stopped waiting does not look at it; that is no unobserved failure.
        _ = Task.Exception;
    }
}
