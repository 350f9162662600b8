namespace Signet.Storage;

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>Everything is durable.</summary>
    Committed,

    /// <summary>Nothing was written: a unique key or name is taken.</summary>
    AlreadyExists,

    /// <summary>Nothing was written: the row is gone or has another version than the one that was read.</summary>
    VersionChanged,

    /// <summary>Nothing was written: a row that another refers to is missing, or would be.</summary>
    Missing,
}
