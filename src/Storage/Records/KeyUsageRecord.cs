using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>When and how a key was last used for cryptography (AWS KMS API Reference, GetKeyLastUsage).</summary>
public sealed record KeyUsageRecord
{
    /// <summary>The account of the key.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>The key.</summary>
    public required KeyId KeyId { get; init; }

    /// <summary>The operation.</summary>
    public required string Operation { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset UsedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The event in the trail.</summary>
    public required string EventId { get; init; }

    /// <summary>The request.</summary>
    public required string RequestId { get; init; }
}
