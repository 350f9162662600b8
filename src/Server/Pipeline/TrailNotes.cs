using Signet.Protocol.Shapes;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>What the stages have learned about a call for the trail; a refusal at any stage is recorded with what was known by then.</summary>
internal sealed class TrailNotes
{
    /// <summary>The request's members; null until it was decoded.</summary>
    public Fields? Fields { get; set; }

    /// <summary>What the call touches; empty until it was resolved.</summary>
    public IReadOnlyList<EventResource> Resources { get; set; } = [];

    /// <summary>CloudTrail's additionalEventData, by name; null when there is nothing to add.</summary>
    public SortedDictionary<string, string>? Additional { get; private set; }

    /// <summary>Notes something that neither the request nor the answer says.</summary>
    public void Add(string name, string value) => (Additional ??= new(StringComparer.Ordinal))[name] = value;
}
