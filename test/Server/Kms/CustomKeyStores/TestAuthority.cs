using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>A certification authority of one test, and the certificates that it gives out.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    /// <summary>The root, without its key.</summary>
    public X509Certificate2Collection Authorities => [X509CertificateLoader.LoadCertificate(_root.RawData)];

    /// <summary>The root as PEM, as TrustAnchorCertificate takes it.</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>A certificate with its key for a host name.</summary>
    public X509Certificate2 CertificateFor(string host, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        var end = expired ? DateTimeOffset.UtcNow.AddHours(-1) : DateTimeOffset.UtcNow.AddDays(1);
        using var certificate = request.Create(_root, DateTimeOffset.UtcNow.AddHours(-20), end, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose() => _root.Dispose();
}
