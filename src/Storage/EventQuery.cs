using Signet.Identifiers;

namespace Signet.Storage;

/// <summary>Which events of one account and Region are wanted.</summary>
public sealed record EventQuery
{
    /// <summary>Whose events.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>In which Region.</summary>
    public required Region Region { get; init; }

    /// <summary>The earliest time, itself included; null: from the first.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest time, itself included; null: up to now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The attribute that must have <see cref="Value"/>; null: all events.</summary>
    public EventAttribute? Attribute { get; init; }

    /// <summary>The value, compared exactly.</summary>
    public string? Value { get; init; }

    /// <summary>The <see cref="EventPage.Continuation"/> of the page before; null: the first page.</summary>
    public EventPosition? Before { get; init; }

    /// <summary>How many events at most, 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;
}
