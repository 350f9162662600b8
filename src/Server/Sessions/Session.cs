using System.Text.Json.Serialization;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Storage;

namespace Signet.Server.Sessions;

/// <summary>How temporary credentials were made.</summary>
internal enum SessionKind
{
    /// <summary>By AssumeRole and its forms.</summary>
    AssumedRole,

    /// <summary>By GetSessionToken: the user, or the root user, without more.</summary>
    SessionToken,

    /// <summary>By GetFederationToken: the user, or the root user, cut by the policies that were passed.</summary>
    FederatedUser,
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

    /// <summary>The name of the role session or of the federated user; empty for GetSessionToken.</summary>
    public string Name { get; init; } = "";

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The session policy; null when none was passed.</summary>
    public string? Policy { get; init; }

    /// <summary>The session policy, compiled when it is first asked for.</summary>
    [JsonIgnore]
    public NamedPolicy? CompiledPolicy => Policy is null ? null : field ??= new(Policies.Policy.Parse(Policy, PolicyKind.Session));

    /// <summary>The ARNs of managed policies that were passed as session policies: what they say holds as it stands at each use.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>The tags that the session was given or inherited.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The keys of those tags that sessions assumed from this one inherit.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    /// <summary>The OpenID Connect provider whose token made it, which is <c>aws:FederatedProvider</c>; null for others.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>The condition keys that its requests have from the assertion that made it.</summary>
    public IReadOnlyDictionary<string, string> FederatedKeys { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
