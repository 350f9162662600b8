using Signet.Storage.Records;

namespace Signet.Storage;

/// <summary>Changes and trail events that become durable together or not at all; the order of the changes does not matter to references among them.</summary>
public sealed record Commit(IReadOnlyList<Change> Changes, IReadOnlyList<EventRecord> Events);
