namespace Signet.Storage;

/// <summary>What a change does to its row.</summary>
public enum ChangeKind
{
    /// <summary>The row is new; its unique names must be free.</summary>
    Insert,

    /// <summary>The row takes the record's values if it still has the record's version.</summary>
    Update,

    /// <summary>The row goes if it still has the record's version.</summary>
    Delete,
}
