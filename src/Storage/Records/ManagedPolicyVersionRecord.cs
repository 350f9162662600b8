namespace Signet.Storage.Records;

/// <summary>One version of a managed policy.</summary>
public sealed record ManagedPolicyVersionRecord : IRecord
{
    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The number: 1 is <c>v1</c>.</summary>
    public required int Number { get; init; }

    /// <summary>The policy.</summary>
    public required string Document { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
