using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>One event of the trail; it is written once and never changes.</summary>
public sealed record EventRecord
{
    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init => field = value.ToMicroseconds(); }

    /// <summary>The account.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>The operation.</summary>
    public required string Name { get; init; }

    /// <summary>The service, such as <c>kms.amazonaws.com</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the operation only reads.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>The user's or session's name.</summary>
    public required string? Username { get; init; }

    /// <summary>The access key that signed the request.</summary>
    public required string? AccessKeyId { get; init; }

    /// <summary>The request's id.</summary>
    public required string? RequestId { get; init; }

    /// <summary>What it was about.</summary>
    public required IReadOnlyList<EventResource> Resources { get; init; }

    /// <summary>The whole event as CloudTrail writes it.</summary>
    public required Utf8Text Json { get; init; }
}
