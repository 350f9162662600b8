namespace Signet.Server.Oidc;

/// <summary>Where a provider says its keys are (OpenID Connect Discovery 1.0, sections 4.1 to 4.3).</summary>
internal static class OidcDiscovery
{
    /// <summary>The address of the provider's configuration.</summary>
    public static Uri UrlOf(string issuer) => new($"{issuer.TrimEnd('/')}/.well-known/openid-configuration");

    /// <summary>Reads <c>jwks_uri</c> out of a configuration.</summary>
    /// <exception cref="WebIdentityException">The configuration is another issuer's, or names no https address.</exception>
    public static Uri KeysUrl(ReadOnlyMemory<byte> configuration, string issuer)
    {
        if (!StrictJson.TryReadObject(configuration, out var json))
        {
            throw new WebIdentityException("the configuration is not a JSON object");
        }

        if (json.Text("issuer") != issuer)
        {
            throw new WebIdentityException("the configuration is that of another issuer");
        }

        return Uri.TryCreate(json.Text("jwks_uri"), UriKind.Absolute, out var url) && url is { Scheme: "https", UserInfo: "" }
            ? url
            : throw new WebIdentityException("the configuration names no https address for the keys");
    }
}
