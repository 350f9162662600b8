namespace Signet.Storage;

/// <summary>The database cannot be read or written now (full, read-only, failing or hanging disk); the store recovers when the disk does.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : StoreException(message, cause)
{
    /// <summary>
    /// Whether the commit may yet become durable: the disk was asked and did not answer in time, or failed in the last step.
    /// Treat it as refused. If it does become durable, the <c>committed</c> callback says so, or the next start finds it.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
