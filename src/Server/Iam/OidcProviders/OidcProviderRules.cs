using Signet.Server.Iam.Providers;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>What the parts of an OpenID Connect provider must be.</summary>
internal static class OidcProviderRules
{
    private const string Scheme = "https://";

    /// <summary>The provider's name: its URL without <c>https://</c>, just as it was written, for tokens must name their issuer so.</summary>
    /// <exception cref="Signet.Protocol.ServiceException">It is no https URL, or has more than host, port and path.</exception>
    public static string NameOf(string url)
    {
        var good = url.StartsWith(Scheme, StringComparison.Ordinal)
            && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && parsed is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" }
            && url.AsSpan().IndexOfAny('?', '#', '@') < 0
            && url.All(c => c is > ' ' and <= '~');
        return good ? url[Scheme.Length..] : throw ProviderErrors.InvalidUrl();
    }

    /// <summary>Refuses more audiences than a provider may accept.</summary>
    public static IReadOnlyList<string> CheckClientIds(IReadOnlyList<string> clientIds) => clientIds.Count <= OidcShapes.MaxClientIds
        ? clientIds
        : throw IamErrors.QuotaExceeded("ClientIdsPerOpenIdConnectProvider", OidcShapes.MaxClientIds);

    /// <summary>Refuses more thumbprints than a provider may have.</summary>
    public static IReadOnlyList<string> CheckThumbprints(IReadOnlyList<string> thumbprints) =>
        thumbprints.Count <= OidcShapes.MaxThumbprints ? thumbprints : throw ProviderErrors.TooManyThumbprints();
}
