using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>The catalog's identity providers.</summary>
internal sealed class ProviderCatalog
{
    private readonly ConcurrentDictionary<(AccountId, string Url), OidcProviderRecord> _oidc = new();
    private readonly ConcurrentDictionary<(AccountId, string Name), SamlProviderRecord> _saml = new();

    /// <summary>Finds an OpenID Connect provider by its URL without scheme.</summary>
    public bool TryGetOidc(AccountId account, string url, [NotNullWhen(true)] out OidcProviderRecord? provider) => _oidc.TryGetValue((account, url), out provider);

    /// <summary>Finds a SAML provider by its name.</summary>
    public bool TryGetSaml(AccountId account, string name, [NotNullWhen(true)] out SamlProviderRecord? provider) => _saml.TryGetValue((account, name), out provider);

    /// <summary>The OpenID Connect providers of an account, in order of URL.</summary>
    public IReadOnlyList<OidcProviderRecord> OidcOf(AccountId account) =>
        [.. _oidc.Values.Where(provider => provider.AccountId == account).OrderBy(provider => provider.Url, StringComparer.Ordinal)];

    /// <summary>The SAML providers of an account, in order of name.</summary>
    public IReadOnlyList<SamlProviderRecord> SamlOf(AccountId account) =>
        [.. _saml.Values.Where(provider => provider.AccountId == account).OrderBy(provider => provider.Name, StringComparer.Ordinal)];

    public void Apply(OidcProviderRecord provider, bool gone) => Put(_oidc, (provider.AccountId, provider.Url), provider, gone);

    public void Apply(SamlProviderRecord provider, bool gone) => Put(_saml, (provider.AccountId, provider.Name), provider, gone);

    private static void Put<T>(ConcurrentDictionary<(AccountId, string), T> map, (AccountId, string) key, T provider, bool gone)
    {
        if (gone)
        {
            map.TryRemove(key, out _);
            return;
        }

        map[key] = provider;
    }
}
