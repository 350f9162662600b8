namespace Signet.Storage;

/// <summary>A row that can change: what a commit inserts, updates or deletes.</summary>
public interface IRecord
{
    /// <summary>0 for a record that is not yet stored, 1 after its insert, one more with each update.</summary>
    long Version { get; }
}
