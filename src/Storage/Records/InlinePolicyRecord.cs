namespace Signet.Storage.Records;

/// <summary>A policy that is part of one user, role or group; its name is unique there.</summary>
public sealed record InlinePolicyRecord : IRecord
{
    /// <summary>The id of the user (<c>AIDA…</c>), role (<c>AROA…</c>) or group (<c>AGPA…</c>).</summary>
    public required string OwnerId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The policy.</summary>
    public required string Document { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
