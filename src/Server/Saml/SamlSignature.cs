using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Signet.Server.Saml;

/// <summary>
/// Enveloped XML signatures in the one form that SAML allows (SAML core, 5.4; XML Signature, 4.4): a single reference to the very element that the signature stands in,
/// exclusive canonicalization, RSA with SHA-2. Canonical form, hash and RSA are the platform's; the structure is read here, because the platform's SignedXml would
/// also take references to other elements, other transforms and keys from the document.
/// </summary>
internal static class SamlSignature
{
    private const string Enveloped = SamlXml.Signature + "enveloped-signature";

    private static readonly Dictionary<string, HashAlgorithmName> SignatureMethods = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"] = HashAlgorithmName.SHA512,
    };

    private static readonly Dictionary<string, HashAlgorithmName> DigestMethods = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/2001/04/xmlenc#sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmlenc#sha512"] = HashAlgorithmName.SHA512,
    };

    /// <summary>Whether the element has a signature of its own.</summary>
    public static bool IsOn(XmlElement element) => element.Children("Signature", SamlXml.Signature).Any();

    /// <summary>Checks the element's own signature, and gives back what was signed: read anew from the very bytes that were hashed, so that nothing else is ever believed.</summary>
    /// <exception cref="SamlException">It is not signed so by one of the certificates.</exception>
    public static XmlElement Check(XmlElement element, IReadOnlyList<X509Certificate2> certificates)
    {
        var signature = element.Only("Signature", SamlXml.Signature) ?? throw Bad();
        var signedInfo = Parts(signature, "SignedInfo", "SignatureValue")[0];
        var parts = Parts(signedInfo, "CanonicalizationMethod", "SignatureMethod", "Reference");
        var hash = Method(SignatureMethods, parts[1]);
        var signed = CanonicalXml.Of(signedInfo, CanonicalXml.PrefixesOf(parts[0]));
        var value = Bytes(signature.Only("SignatureValue", SamlXml.Signature)!);
        if (!certificates.Any(certificate => IsSignedBy(certificate, signed, value, hash)))
        {
            throw Bad();
        }

        return Referenced(element, parts[2]);
    }

    private static XmlElement Referenced(XmlElement element, XmlElement reference)
    {
        if (element.Value("ID") is not { Length: > 0 } id || reference.Value("URI") != $"#{id}")
        {
            throw Bad();
        }

        var parts = Parts(reference, "Transforms", "DigestMethod", "DigestValue");
        var transforms = Parts(parts[0], "Transform", "Transform");
        if (transforms[0].Value("Algorithm") != Enveloped)
        {
            throw Bad();
        }

        var bytes = CanonicalXml.Of(element, CanonicalXml.PrefixesOf(transforms[1]), copy => copy.RemoveChild(copy.Only("Signature", SamlXml.Signature)!));
        var digest = CryptographicOperations.HashData(Method(DigestMethods, parts[1]), bytes);
        return CryptographicOperations.FixedTimeEquals(digest, Bytes(parts[2])) ? SamlXml.Read(new MemoryStream(bytes)).DocumentElement! : throw Bad();
    }

    private static bool IsSignedBy(X509Certificate2 certificate, byte[] signed, byte[] signature, HashAlgorithmName hash)
    {
        using var key = certificate.GetRSAPublicKey()!;
        return key.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
    }

    // KeyInfo may follow SignatureValue: it is not asked, for the keys are those of the metadata.
    private static List<XmlElement> Parts(XmlElement element, params ReadOnlySpan<string> names)
    {
        var parts = element.ChildNodes.OfType<XmlElement>().Where(child => child is not { LocalName: "KeyInfo", NamespaceURI: SamlXml.Signature }).ToList();
        if (parts.Count != names.Length)
        {
            throw Bad();
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (parts[i].LocalName != names[i] || parts[i].NamespaceURI != SamlXml.Signature)
            {
                throw Bad();
            }
        }

        return parts;
    }

    private static HashAlgorithmName Method(Dictionary<string, HashAlgorithmName> methods, XmlElement element) =>
        element.Value("Algorithm") is { } name && methods.TryGetValue(name, out var hash) && !element.HasChildNodes ? hash : throw Bad();

    private static byte[] Bytes(XmlElement element)
    {
        try
        {
            return Convert.FromBase64String(element.InnerText);
        }
        catch (FormatException)
        {
            throw Bad();
        }
    }

    private static SamlException Bad() => new("Response signature invalid");
}
