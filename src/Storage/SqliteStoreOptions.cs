namespace Signet.Storage;

/// <summary>Where the SQLite store lies and how patient it is.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The data folder; made, for its owner only, when it does not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>How long a commit may wait for the disk before it fails; one second to ten minutes.</summary>
    public TimeSpan CommitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many waiting commits may share one transaction and its flush; 1 to 4,096.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>How many pages the database may grow to; null: what the disk holds. Tests fill a database with it.</summary>
    internal int? MaxPages { get; init; }

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(CommitTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CommitTimeout, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxBatch, 4096);
    }
}
