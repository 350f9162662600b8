using Signet.Server.Pipeline;

namespace Signet.Server.Saml;

/// <summary>Whom a SAML assertion that was checked names, and what it gives.</summary>
internal sealed record SamlSubject : Bearer
{
    public override string TrailType => "SAMLUser";

    public override string? LastingProvider => null;

    public override IReadOnlyDictionary<string, string> LastingConditions => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["saml:namequalifier"] = NameQualifier,
        ["saml:sub"] = Subject,
        ["saml:sub_type"] = SubjectType,
    };

    /// <summary>The format of the NameID: <c>persistent</c>, <c>transient</c>, or a URI.</summary>
    public required string SubjectType { get; init; }

    /// <summary>What tells subjects of different providers apart: base64 of SHA-1 over issuer, account and provider.</summary>
    public required string NameQualifier { get; init; }

    /// <summary>The name that the assertion gives to sessions.</summary>
    public required string SessionName { get; init; }

    /// <summary>The roles that the assertion gives, each with the provider that may give it.</summary>
    public required IReadOnlyList<(string RoleArn, string ProviderArn)> Roles { get; init; }

    /// <summary>The longest session in seconds; null when the assertion does not say.</summary>
    public int? SessionDuration { get; init; }

    /// <summary>When sessions must end; null when the assertion does not say.</summary>
    public DateTimeOffset? SessionEndsBy { get; init; }
}
