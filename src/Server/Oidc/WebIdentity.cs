using Signet.Server.Pipeline;

namespace Signet.Server.Oidc;

/// <summary>The bearer of an OpenID Connect token.</summary>
internal sealed record WebIdentity : Bearer
{
    public override string TrailType => "WebIdentityUser";

    public override string? LastingProvider => ProviderArn;

    public override IReadOnlyDictionary<string, string> LastingConditions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
