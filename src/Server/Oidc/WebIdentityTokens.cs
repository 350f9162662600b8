using System.Text.Json;
using Signet.Identifiers;
using Signet.Server.State;
using Signet.Server.Sts;
using Signet.Storage.Records;

namespace Signet.Server.Oidc;

/// <summary>
/// Checks tokens of OpenID Connect providers (OpenID Connect Core 1.0, section 3.1.3.7; sts.md). The signature is checked before anything is told that a forger could use:
/// time and audience come after it.
/// </summary>
internal sealed class WebIdentityTokens(ProviderCatalog providers, OidcKeys keys)
{
    // Clocks of providers and servers differ; AWS allows five minutes too.
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    private static readonly string[] Required = ["iss", "sub", "aud", "exp", "iat"];

    /// <summary>Who bears the token.</summary>
    /// <param name="text">The token as it was sent.</param>
    /// <param name="account">The account whose provider must have made it: that of the role.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Signet.Protocol.ServiceException">It proves nobody; the code and the sentence are AWS's.</exception>
    public async ValueTask<WebIdentity> CheckAsync(string text, AccountId account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var token = JsonWebToken.TryParse(text) ?? throw StsErrors.NotAToken();
        var claims = token.Claims;
        if (Array.Find(Required, name => !claims.TryGetProperty(name, out _)) is { } missing)
        {
            throw StsErrors.MissingClaim(missing);
        }

        var provider = FindProvider(account, claims.Text("iss") ?? "");
        var key = await keys.FindAsync(provider, token.KeyId, token.Algorithm, cancellationToken) ?? throw StsErrors.NoVerificationKey();
        if (!token.IsSignedBy(key))
        {
            throw StsErrors.TokenNotValid();
        }

        CheckTimes(claims, now);
        return Read(claims, provider);
    }

    private OidcProviderRecord FindProvider(AccountId account, string issuer)
    {
        const string Scheme = "https://";
        return issuer.StartsWith(Scheme, StringComparison.Ordinal) && providers.TryGetOidc(account, issuer[Scheme.Length..], out var provider)
            ? provider
            : throw StsErrors.NoProvider(issuer);
    }

    private static void CheckTimes(JsonElement claims, DateTimeOffset now)
    {
        var (expires, issued) = (claims.Time("exp") ?? throw StsErrors.TokenNotValid(), claims.Time("iat") ?? throw StsErrors.TokenNotValid());
        if (now - expires >= Leeway)
        {
            throw StsErrors.TokenExpired(now, expires);
        }

        var begins = claims.TryGetProperty("nbf", out _) ? claims.Time("nbf") ?? throw StsErrors.TokenNotValid() : issued;
        if (issued - now > Leeway || begins - now > Leeway)
        {
            throw StsErrors.TokenNotValid();
        }
    }

    private static WebIdentity Read(JsonElement claims, OidcProviderRecord provider)
    {
        var (audience, original) = AudienceOf(claims, provider);
        var subject = claims.Text("sub") is { Length: > 0 } sub ? sub : throw StsErrors.TokenNotValid();
        var arn = Arn.OidcProvider(provider.AccountId, provider.Url).ToString();
        return new()
        {
            ProviderArn = arn,
            Subject = subject,
            Issuer = $"https://{provider.Url}",
            Audience = audience,
            PrincipalId = $"{arn}:{audience}:{subject}",
            IdentityProvider = arn,
            Conditions = WebIdentityConditions.Of(claims, provider.Url, audience, original),
            Tags = WebIdentityTags.Of(claims),
            SourceIdentity = WebIdentityTags.SourceIdentityOf(claims),
        };
    }

    // azp takes the place of aud, which becomes oaud; without azp there may be one audience only.
    private static (string Audience, IReadOnlyList<string>? Original) AudienceOf(JsonElement claims, OidcProviderRecord provider)
    {
        var audiences = claims.Texts("aud") ?? throw StsErrors.WrongAudience();
        var authorized = claims.TryGetProperty("azp", out _) ? claims.Text("azp") ?? throw StsErrors.WrongAudience() : null;
        var audience = authorized ?? (audiences is [var only] ? only : null);
        return audience is not null && provider.ClientIds.Contains(audience, StringComparer.Ordinal)
            ? (audience, authorized is null ? null : audiences)
            : throw StsErrors.WrongAudience();
    }
}
