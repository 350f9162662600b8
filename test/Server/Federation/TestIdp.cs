using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Signet.Server.Tests.Federation;

/// <summary>A SAML identity provider of one test: its metadata, and the responses that it makes and signs, with the platform's own SignedXml.</summary>
internal sealed class TestIdp : IDisposable
{
    public const string EntityId = "https://idp.example.test/saml";
    public const string ProviderArn = $"arn:aws:iam::{TestServer.Account}:saml-provider/Corporate";
    public const string Recipient = "https://signin.aws.amazon.com/saml";

    private readonly RSA _key = RSA.Create(2048);

    public TestIdp()
    {
        var request = new CertificateRequest("CN=idp", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public X509Certificate2 Certificate { get; }

    public string Metadata => MetadataWith();

    public string MetadataWith(string attributes = "", string? certificate = null, string entity = EntityId) => $"""
        <?xml version="1.0"?>
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity}" {attributes}>
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{certificate ?? Convert.ToBase64String(Certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.test/sso"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;

    /// <summary>A response, not signed yet, with what a test changes in its text.</summary>
    public static XmlDocument Response(DateTimeOffset now, Func<string, string>? change = null, string attributes = "")
    {
        var text = $"""
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="{Time(now)}" Destination="{Recipient}">
              <saml:Issuer>{EntityId}</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
              <saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="_assertion" Version="2.0" IssueInstant="{Time(now)}">
                <saml:Issuer>{EntityId}</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">petra</saml:NameID>
                  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                    <saml:SubjectConfirmationData NotOnOrAfter="{Time(now.AddMinutes(5))}" Recipient="{Recipient}"/>
                  </saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="{Time(now.AddMinutes(-5))}" NotOnOrAfter="{Time(now.AddMinutes(5))}">
                  <saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>
                </saml:Conditions>
                <saml:AuthnStatement AuthnInstant="{Time(now)}"/>
                <saml:AttributeStatement>
                  {Attribute("https://aws.amazon.com/SAML/Attributes/Role", $"{FederationCalls.RoleArn},{ProviderArn}")}
                  {Attribute("https://aws.amazon.com/SAML/Attributes/RoleSessionName", "petra@example.test")}
                  {attributes}
                </saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(change?.Invoke(text) ?? text);
        return document;
    }

    /// <summary>An attribute, whose value has a type as most providers write it.</summary>
    public static string Attribute(string name, string value) =>
        $"""<saml:Attribute Name="{name}"><saml:AttributeValue xsi:type="xs:string">{value}</saml:AttributeValue></saml:Attribute>""";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static string Encode(XmlDocument response) => Convert.ToBase64String(Encoding.UTF8.GetBytes(response.OuterXml));

    /// <summary>A good response whose assertion is signed.</summary>
    public string Good(TestServer server, Func<string, string>? change = null, string attributes = "")
    {
        var response = Response(server.Clock.GetUtcNow(), change, attributes);
        Sign(response, "_assertion");
        return Encode(response);
    }

    /// <summary>Signs the element of that ID and puts the signature behind its Issuer.</summary>
    public void Sign(
        XmlDocument document, string id, RSA? key = null, string method = SignedXml.XmlDsigRSASHA256Url, string digest = SignedXml.XmlDsigSHA256Url, string prefixes = "")
    {
        var element = (XmlElement)document.SelectSingleNode($"//*[@ID='{id}']")!;
        var signed = new IdSignedXml(document) { SigningKey = key ?? _key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = method;
        var reference = new Reference($"#{id}") { DigestMethod = digest };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(prefixes.Length == 0 ? new XmlDsigExcC14NTransform() : new XmlDsigExcC14NTransform(prefixes));
        signed.AddReference(reference);
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Certificate));
        signed.ComputeSignature();
        element.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), element.ChildNodes.OfType<XmlElement>().First());
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    // SAML's IDs are attributes named ID, which only a DTD could tell the platform.
    private sealed class IdSignedXml(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => (XmlElement?)document!.SelectSingleNode($"//*[@ID='{idValue}']");
    }
}
