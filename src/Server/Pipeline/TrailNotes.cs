using System.Text.Json.Nodes;
using Signet.Protocol.Shapes;
using Signet.Server.Denials;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>What the stages have learned about a call for the trail; a refusal at any stage is recorded with what was known by then.</summary>
internal sealed class TrailNotes
{
    /// <summary>The request's members; null until it was decoded.</summary>
    public Fields? Fields { get; set; }

    /// <summary>The keys that the call works on; none until it was resolved.</summary>
    public (State.Key? Key, State.Key? Other) Keys { get; set; }

    /// <summary>What the call touches; empty until it was resolved.</summary>
    public IReadOnlyList<EventResource> Resources { get; set; } = [];

    /// <summary>The question that policies answered with no; null while they did not.</summary>
    public Denial? Denial { get; set; }

    /// <summary>What is told beside request and response, CloudTrail's <c>additionalEventData</c>; null when there is nothing more to say.</summary>
    public JsonObject? AdditionalEventData { get; private set; }

    /// <summary>Tells something in <see cref="AdditionalEventData"/>; never a secret.</summary>
    public void Tell(string name, JsonNode value) => (AdditionalEventData ??= [])[name] = value;
}
