using Signet.Protocol;
using Signet.Protocol.Wire;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>A change that an operation wants, with the refusal that a conflict means.</summary>
/// <param name="Change">What to insert, update or delete.</param>
/// <param name="OnConflict">The refusal when the row's name is taken or a row it needs is gone; null when that cannot be the caller's doing: then the call is decided anew.</param>
internal readonly record struct WantedChange(Change Change, Func<ServiceException>? OnConflict = null);

/// <summary>Makes the outcome of an operation.</summary>
internal static class Done
{
    /// <summary>An answer, and the changes that must be durable before it leaves.</summary>
    public static Done<TResponse> With<TResponse>(TResponse response, params IReadOnlyList<WantedChange> changes)
        where TResponse : IWritable => new(response, changes);

    /// <summary>An operation that answers an empty object, and the changes that must be durable before it says so.</summary>
    public static Done<EmptyResponse> Empty(params IReadOnlyList<WantedChange> changes) => new(EmptyResponse.Instance, changes);

    /// <summary>An operation that answers nothing, and the changes that must be durable before it says so.</summary>
    public static Done<NoResponse> Nothing(params IReadOnlyList<WantedChange> changes) => new(NoResponse.Instance, changes);
}

/// <summary>Stage 8: what an operation decided: its answer, and the changes that it wants.</summary>
internal sealed record Done<TResponse>(TResponse Response, IReadOnlyList<WantedChange> Changes)
    where TResponse : IWritable
{
    /// <summary>What the trail names as touched, when the operation made it only now.</summary>
    public IReadOnlyList<EventResource>? Resources { get; init; }

    /// <summary>The second record of a call that reached into another Region, for the trail there.</summary>
    public OtherRegionEvent? OtherRegion { get; init; }

    /// <summary>The service's own acts that the operation set off, for the trail.</summary>
    public IReadOnlyList<EventRecord> ServiceEvents { get; init; } = [];

    /// <summary>The ARN of the key that was changed, for the trail of operations whose answer does not name it.</summary>
    public string? ChangedKeyArn { get; init; }

    /// <summary>Takes back what was done outside the store, when the changes are certain not to be durable.</summary>
    public Func<ValueTask>? Undo { get; init; }
}

/// <summary>What the trail of another Region tells of a call.</summary>
/// <param name="Name">The event's name there.</param>
/// <param name="Region">The other Region.</param>
/// <param name="Resource">What was touched there.</param>
internal sealed record OtherRegionEvent(string Name, Identifiers.Region Region, EventResource Resource);

/// <summary>The answer of operations that have no output.</summary>
internal sealed class NoResponse : IWritable
{
    private NoResponse()
    {
    }

    public static NoResponse Instance { get; } = new();

    public void Write(ResponseWriter writer)
    {
    }
}

/// <summary>The answer of operations whose output has no members: an empty object.</summary>
internal sealed class EmptyResponse : IWritable
{
    private EmptyResponse()
    {
    }

    public static EmptyResponse Instance { get; } = new();

    public void Write(ResponseWriter writer)
    {
    }
}
