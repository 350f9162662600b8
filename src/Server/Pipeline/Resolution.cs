using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>What a call touches: the demands that must be allowed, and the key that it works on.</summary>
/// <param name="Demands">Each must be allowed; none for operations that are always allowed.</param>
/// <param name="Key">The key of the call; null for operations without one.</param>
/// <param name="OtherKey">The second key, of operations that have two.</param>
internal sealed record Resolution(IReadOnlyList<Demand> Demands, Key? Key = null, Key? OtherKey = null)
{
    public static Resolution AlwaysAllowed { get; } = new([]);

    /// <summary>What the trail names as touched.</summary>
    public IReadOnlyList<EventResource> Resources { get; init; } = [];
}
