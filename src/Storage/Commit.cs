using Signet.Storage.Records;

namespace Signet.Storage;

/// <summary>Changes and trail events that become durable together or not at all; the order of the changes does not matter to references among them.</summary>
public sealed record Commit(IReadOnlyList<Change> Changes, IReadOnlyList<EventRecord> Events)
{
    /// <summary>A commit has at most this many changes.</summary>
    public const int MaxChanges = 10_000;

    /// <summary>A commit has at most this many events.</summary>
    public const int MaxEvents = 10_000;

    /// <summary>Whether all that is stored goes first, the trail too; only what seals the rest stays.</summary>
    public bool ReplacesAll { get; init; }

    /// <summary>The keys that were used; of all uses of a key that become durable at once, the last counts.</summary>
    public IReadOnlyList<KeyUsageRecord> Uses { get; init; } = [];

    /// <summary>The access keys and roles that were used; likewise.</summary>
    public IReadOnlyList<CredentialUseRecord> CredentialUses { get; init; } = [];
}
