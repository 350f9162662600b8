using Signet.Storage.Records;

namespace Signet.Server.Iam.Providers;

/// <summary>The two protocols that identity providers speak.</summary>
internal static class ProviderKinds
{
    public static ProviderKind<OidcProviderRecord> Oidc { get; } = new(
        "oidc-provider/",
        "AWS::IAM::OIDCProvider",
        (providers, account, url) => providers.TryGetOidc(account, url, out var provider) ? provider : null,
        provider => provider.Tags,
        (provider, tags) => provider with { Tags = tags },
        arn => IamErrors.NoSuchEntity($"OpenIDConnect Provider not found for arn {arn}"));

    public static ProviderKind<SamlProviderRecord> Saml { get; } = new(
        "saml-provider/",
        "AWS::IAM::SAMLProvider",
        (providers, account, name) => providers.TryGetSaml(account, name, out var provider) ? provider : null,
        provider => provider.Tags,
        (provider, tags) => provider with { Tags = tags },
        arn => IamErrors.NoSuchEntity($"SAMLProvider not found for arn {arn}"));
}
