using System.Runtime.CompilerServices;
using System.Xml;
using Signet.Identifiers;
using Signet.Server.State;
using Signet.Server.Sts;
using Signet.Storage.Records;

namespace Signet.Server.Saml;

/// <summary>Checks SAML responses (SAML 2.0 profiles, 4.1.4.3; sts.md) against the metadata of the provider that must have made them.</summary>
internal sealed class SamlAssertions(ProviderCatalog providers)
{
    private const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";

    // Metadata is parsed once for each state of a provider.
    private readonly ConditionalWeakTable<SamlProviderRecord, SamlMetadata> _metadata = [];

    /// <summary>Whom the response names.</summary>
    /// <param name="base64">The response as it was sent.</param>
    /// <param name="account">The role's account, which must be the provider's too.</param>
    /// <param name="providerArn">The provider that is said to have made it.</param>
    /// <param name="now">The time of the request.</param>
    /// <exception cref="Signet.Protocol.ServiceException">It proves nobody; the code and the sentence are AWS's.</exception>
    public SamlSubject Check(string base64, AccountId account, string providerArn, DateTimeOffset now)
    {
        var provider = FindProvider(account, providerArn);
        if (provider.ValidUntil <= now)
        {
            throw StsErrors.InvalidIdentity("The metadata of the specified provider has expired.");
        }

        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            throw StsErrors.InvalidIdentity("Invalid base64 SAMLResponse");
        }

        try
        {
            var metadata = _metadata.GetValue(provider, record => SamlMetadata.Parse(record.Metadata));
            var assertion = Verified(SamlXml.Read(new MemoryStream(bytes, 0, length)).DocumentElement!, metadata);
            return SamlSubjectReader.Read(assertion, metadata, provider, providerArn, now);
        }
        catch (SamlException refusal)
        {
            throw StsErrors.InvalidIdentity(refusal.Message);
        }
    }

    private SamlProviderRecord FindProvider(AccountId account, string arn) =>
        Arn.TryParse(arn, out var parsed) && parsed.Account == account.Value && parsed.Resource.Split('/') is ["saml-provider", var name]
        && providers.TryGetSaml(account, name, out var provider) && Arn.SamlProvider(account, name).ToString() == arn
            ? provider
            : throw StsErrors.InvalidIdentity("Specified provider doesn't exist.");

    // The response or its assertion is signed, or both; each signature that is there must be good, and only what was signed is handed on.
    private static XmlElement Verified(XmlElement response, SamlMetadata metadata)
    {
        CheckForm(response);
        var whole = SamlSignature.IsOn(response);
        var trusted = whole ? SamlSignature.Check(response, metadata.Certificates) : response;
        CheckForm(trusted);
        var assertion = trusted.Only("Assertion", SamlXml.Assertion)!;
        return SamlSignature.IsOn(assertion) || !whole ? SamlSignature.Check(assertion, metadata.Certificates) : assertion;
    }

    private static void CheckForm(XmlElement response)
    {
        if (response is not { LocalName: "Response", NamespaceURI: SamlXml.Protocol } || response.Value("Version") != "2.0")
        {
            throw Invalid();
        }

        var assertions = response.GetElementsByTagName("*").OfType<XmlElement>().Count(element => element.LocalName is "Assertion" or "EncryptedAssertion");
        if (assertions != 1 || response.Only("Assertion", SamlXml.Assertion) is null)
        {
            throw Invalid();
        }

        if (response.Only("Status", SamlXml.Protocol)?.Only("StatusCode", SamlXml.Protocol)?.Value("Value") != Success)
        {
            throw Invalid();
        }
    }

    private static SamlException Invalid() => new("Your request included an invalid SAML response.");
}
