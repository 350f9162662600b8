using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Signet.Server.Saml;

/// <summary>What counts of an identity provider's metadata (SAML 2.0 Metadata, sections 2.3.2, 2.4.1, 2.4.3): its name, its signing certificates, its end.</summary>
internal sealed class SamlMetadata
{
    private const int MaxEntityId = 1024;
    private const int MaxCertificates = 20;

    private SamlMetadata(string entityId, IReadOnlyList<X509Certificate2> certificates, DateTimeOffset? validUntil) =>
        (EntityId, Certificates, ValidUntil) = (entityId, certificates, validUntil);

    /// <summary>The issuer that its assertions name.</summary>
    public string EntityId { get; }

    /// <summary>What its signatures are checked with, in the document's order; the certificates' own dates do not count (SAML metadata is what is trusted).</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>When the metadata ends; null when it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; }

    /// <summary>Reads metadata of one entity that is an identity provider.</summary>
    /// <exception cref="SamlException">It is not that.</exception>
    public static SamlMetadata Parse(string xml)
    {
        var entity = SamlXml.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml))).DocumentElement!;
        if (entity is not { LocalName: "EntityDescriptor", NamespaceURI: SamlXml.Metadata })
        {
            throw new SamlException("it is no EntityDescriptor");
        }

        if (entity.Value("entityID") is not { Length: > 0 and <= MaxEntityId } entityId)
        {
            throw new SamlException("it has no entityID");
        }

        var role = entity.Only("IDPSSODescriptor", SamlXml.Metadata) ?? throw new SamlException("it has not one IDPSSODescriptor");
        DateTimeOffset?[] ends = [entity.Time("validUntil"), role.Time("validUntil")];
        return new(entityId, CertificatesOf(role), ends.Min());
    }

    /// <summary>When a provider that is made now ends: as the metadata says, else after a hundred years.</summary>
    public DateTimeOffset ValidUntilAfter(DateTimeOffset now) => ValidUntil ?? now.AddYears(100);

    private static List<X509Certificate2> CertificatesOf(XmlElement role)
    {
        var texts = role.Children("KeyDescriptor", SamlXml.Metadata)
            .Where(key => key.Value("use") is null or "signing")
            .SelectMany(key => key.Children("KeyInfo", SamlXml.Signature))
            .SelectMany(info => info.Children("X509Data", SamlXml.Signature))
            .SelectMany(data => data.Children("X509Certificate", SamlXml.Signature))
            .Select(certificate => certificate.InnerText)
            .Take(MaxCertificates + 1)
            .ToList();
        return texts.Count switch
        {
            0 => throw new SamlException("it has no signing certificate"),
            > MaxCertificates => throw new SamlException($"it has more than {MaxCertificates} signing certificates"),
            _ => [.. texts.Select(Certificate)],
        };
    }

    private static X509Certificate2 Certificate(string base64)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            using var key = certificate.GetRSAPublicKey();
            return key is { KeySize: >= 1024 } ? certificate : throw new SamlException("a signing certificate has no RSA key of 1024 bits or more");
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new SamlException("a signing certificate cannot be read");
        }
    }
}
