using System.Text.Json.Serialization;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Storage;

namespace Signet.Server.Sessions;

/// <summary>How temporary credentials were made.</summary>
internal enum SessionKind
{
    /// <summary>By AssumeRole.</summary>
    AssumedRole,

    /// <summary>By GetSessionToken: the user, or the root user, without more.</summary>
    SessionToken,
}

/// <summary>What a session token carries; it is sealed, and nothing of it is stored.</summary>
internal sealed record Session
{
    public required SessionKind Kind { get; init; }

    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The unique id of the role or user; null for the root user.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The role session's name; empty for GetSessionToken.</summary>
    public string Name { get; init; } = "";

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The documents of the session policies; null when none were passed.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    /// <summary>The session policies, compiled when they are first asked for; null when none were passed.</summary>
    [JsonIgnore]
    public IReadOnlyList<NamedPolicy>? CompiledPolicies =>
        Policies is null ? null : field ??= [.. Policies.Select(document => new NamedPolicy(Policy.Parse(document, PolicyKind.Session)))];

    /// <summary>The tags that the session was given or inherited.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The keys of those tags that sessions assumed from this one inherit.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }
}
