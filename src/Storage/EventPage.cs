using Signet.Storage.Records;

namespace Signet.Storage;

/// <summary>Some events, newest first, and where the next page begins.</summary>
/// <param name="Events">The events.</param>
/// <param name="Continuation">What to pass as <see cref="EventQuery.Before"/> for the next page; null after the last.</param>
public sealed record EventPage(IReadOnlyList<EventRecord> Events, EventPosition? Continuation);
