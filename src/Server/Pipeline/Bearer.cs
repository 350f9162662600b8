using Signet.Server.Sts;

namespace Signet.Server.Pipeline;

/// <summary>Who bears a token or an assertion of an identity provider that was checked, and has no AWS identity as yet.</summary>
internal abstract record Bearer
{
    /// <summary>CloudTrail's type of such a caller.</summary>
    public abstract string TrailType { get; }

    /// <summary>The value of <c>aws:FederatedProvider</c> in the session's own requests; null when they have none.</summary>
    public abstract string? LastingProvider { get; }

    /// <summary>The condition keys that the session's own requests have too.</summary>
    public abstract IReadOnlyDictionary<string, string> LastingConditions { get; }

    /// <summary>The provider in IAM, as trust policies name it under <c>Federated</c>.</summary>
    public required string ProviderArn { get; init; }

    /// <summary>Whom the provider names.</summary>
    public required string Subject { get; init; }

    /// <summary>The provider's own name for itself.</summary>
    public required string Issuer { get; init; }

    /// <summary>Whom the token or assertion was made for.</summary>
    public required string Audience { get; init; }

    /// <summary>CloudTrail's <c>principalId</c>.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>CloudTrail's <c>identityProvider</c>.</summary>
    public required string IdentityProvider { get; init; }

    /// <summary>The condition keys that trust policies see.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions { get; init; }

    /// <summary>The session tags that the provider gives.</summary>
    public SessionTags Tags { get; init; } = SessionTags.None;

    /// <summary>The source identity that the provider gives; null when it gives none.</summary>
    public string? SourceIdentity { get; init; }
}
