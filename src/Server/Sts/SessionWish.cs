namespace Signet.Server.Sts;

/// <summary>What a session of a role is asked to be, by whichever operation.</summary>
internal sealed record SessionWish
{
    public required string RoleArn { get; init; }

    public required string SessionName { get; init; }

    public required int DurationSeconds { get; init; }

    public string? Policy { get; init; }

    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>The tags that are asked for, or that the identity provider gives.</summary>
    public SessionTags Tags { get; init; } = SessionTags.None;

    /// <summary>The tags that the calling session hands on.</summary>
    public SessionTags Inherited { get; init; } = SessionTags.None;

    /// <summary>The source identity, sent or inherited.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>The latest end that the identity provider allows; null when it sets none.</summary>
    public DateTimeOffset? EndsBy { get; init; }
}
