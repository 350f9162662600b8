using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Cryptography.Attestation;

/// <summary>The certificates of an attestation document (RFC 5280, section 6), verified by the platform.</summary>
internal static class AttestationChain
{
    private const string P384 = "1.3.132.0.34";

    /// <summary>
    /// The key of the certificate, when it signs with P-384 and its chain leads to one of the roots; throws <see cref="CryptographicException"/>
    /// otherwise. The caller disposes of the key.
    /// </summary>
    public static ECDsa Verify(byte[] encoded, IReadOnlyList<byte[]> between, X509Certificate2Collection roots, DateTimeOffset time)
    {
        List<X509Certificate2> opened = [];
        try
        {
            var certificate = Load(encoded, opened);
            Build(certificate, [.. between.Select(one => Load(one, opened))], roots, time);
            return SigningKey(certificate);
        }
        finally
        {
            opened.ForEach(one => one.Dispose());
        }
    }

    private static X509Certificate2 Load(byte[] encoded, List<X509Certificate2> opened)
    {
        var certificate = X509CertificateLoader.LoadCertificate(encoded);
        opened.Add(certificate);
        return certificate.RawDataMemory.Span.SequenceEqual(encoded)
            ? certificate
            : throw new CryptographicException("The attestation document has a certificate that is not DER.");
    }

    private static void Build(X509Certificate2 certificate, X509Certificate2[] between, X509Certificate2Collection roots, DateTimeOffset time)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(between);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.UtcDateTime;
        try
        {
            if (!chain.Build(certificate))
            {
                throw new CryptographicException("The attestation document's certificate leads to no root.");
            }
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private static ECDsa SigningKey(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
        var key = usage.HasFlag(X509KeyUsageFlags.DigitalSignature) ? certificate.GetECDsaPublicKey() : null;
        if (key?.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true, Oid.Value: P384 })
        {
            return key;
        }

        key?.Dispose();
        throw new CryptographicException("The attestation document's certificate is not one to sign with on P-384.");
    }
}
