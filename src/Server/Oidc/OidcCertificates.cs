using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Server.Oidc;

/// <summary>Whether the certificate that a provider showed is believed; its host name was compared before.</summary>
internal static class OidcCertificates
{
    /// <summary>Asks the CAs of the setting, else those of the system, and then the registered thumbprints.</summary>
    /// <param name="leaf">What the provider showed.</param>
    /// <param name="sent">The chain that the platform built, with the certificates that came beside.</param>
    /// <param name="authorities">The CAs of the setting; null for those of the system.</param>
    /// <param name="thumbprints">SHA-1 of certificates that are trusted as they are, in hexadecimal, as IAM has them.</param>
    public static bool AreTrusted(X509Certificate2 leaf, X509Chain? sent, X509Certificate2Collection? authorities, IReadOnlyList<string> thumbprints)
    {
        var beside = sent?.ChainPolicy.ExtraStore ?? [];
        return LeadsToAuthority(leaf, beside, authorities) || LeadsToThumbprint(leaf, beside, thumbprints);
    }

    private static bool LeadsToAuthority(X509Certificate2 leaf, X509Certificate2Collection beside, X509Certificate2Collection? authorities)
    {
        using var chain = ChainFor(beside);
        if (authorities is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return chain.Build(leaf);
    }

    // Every certificate below the pinned one is checked to be signed by the next; what stands above it does not count.
    private static bool LeadsToThumbprint(X509Certificate2 leaf, X509Certificate2Collection beside, IReadOnlyList<string> thumbprints)
    {
        if (thumbprints.Count == 0)
        {
            return false;
        }

        using var chain = ChainFor(beside);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(leaf) && chain.ChainElements
            .Select(element => element.Certificate.GetCertHashString(HashAlgorithmName.SHA1))
            .Any(hash => thumbprints.Contains(hash, StringComparer.OrdinalIgnoreCase));
    }

    private static X509Chain ChainFor(X509Certificate2Collection beside)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.1", "Server authentication"));
        chain.ChainPolicy.ExtraStore.AddRange(beside);
        return chain;
    }
}
