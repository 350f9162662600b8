using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Signet.Server.Sts;
using Signet.Storage.Records;

namespace Signet.Server.Saml;

/// <summary>Reads an assertion whose signature is good: whether it is meant for this service and for now, and whom it names.</summary>
internal static class SamlSubjectReader
{
    private const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private const string NameFormats = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private const string Unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private const int MaxName = 1024;

    // AWS takes an assertion for so long after it was issued; the same is allowed to clocks that run ahead.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private static readonly string[] Audiences = ["urn:amazon:webservices", "https://signin.aws.amazon.com/saml"];

    /// <summary>Reads it.</summary>
    /// <exception cref="SamlException">It is not what AWS asks for.</exception>
    /// <exception cref="Signet.Protocol.ServiceException">It came too late.</exception>
    public static SamlSubject Read(XmlElement assertion, SamlMetadata metadata, SamlProviderRecord provider, string providerArn, DateTimeOffset now)
    {
        if (assertion.Only("Issuer", SamlXml.Assertion)?.InnerText != metadata.EntityId)
        {
            throw new SamlException("Issuer not present in specified provider");
        }

        CheckConditions(assertion, now);
        var subject = assertion.Only("Subject", SamlXml.Assertion) ?? throw Invalid();
        var name = subject.Only("NameID", SamlXml.Assertion) ?? throw Invalid();
        var attributes = SamlAttributes.Of(assertion);
        var read = new SamlSubject
        {
            ProviderArn = providerArn,
            Subject = name.InnerText is { Length: > 0 and <= MaxName } text ? text : throw Invalid(),
            SubjectType = TypeOf(name),
            Issuer = metadata.EntityId,
            Audience = RecipientOf(subject, now),
            NameQualifier = QualifierOf(metadata.EntityId, provider),
            PrincipalId = $"{QualifierOf(metadata.EntityId, provider)}:{name.InnerText}",
            IdentityProvider = QualifierOf(metadata.EntityId, provider),
            Conditions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            SessionName = attributes.SessionName,
            Roles = attributes.Roles,
            SessionDuration = attributes.SessionDuration,
            SessionEndsBy = SessionEnd(assertion, now),
            Tags = attributes.Tags,
            SourceIdentity = attributes.SourceIdentity,
        };
        return read with { Conditions = SamlConditions.Of(read, provider, attributes) };
    }

    private static void CheckConditions(XmlElement assertion, DateTimeOffset now)
    {
        var issued = assertion.Time("IssueInstant") ?? throw Invalid();
        var conditions = assertion.Only("Conditions", SamlXml.Assertion) ?? throw Invalid();
        if (now - issued >= Fresh || conditions.Time("NotOnOrAfter") <= now)
        {
            throw StsErrors.AssertionExpired("Token must be redeemed within 5 minutes of issuance");
        }

        if (issued - now > Fresh || conditions.Time("NotBefore") - now > Fresh || !conditions.ChildNodes.OfType<XmlElement>().All(IsUnderstood))
        {
            throw Invalid();
        }

        // Of several restrictions each must hold (SAML core, 2.5.1.4).
        var restrictions = conditions.Children("AudienceRestriction", SamlXml.Assertion).ToList();
        if (restrictions.Count == 0 || !restrictions.All(one => one.Children("Audience", SamlXml.Assertion).Any(audience => Audiences.Contains(audience.InnerText, StringComparer.Ordinal))))
        {
            throw new SamlException("Response does not contain the required audience.");
        }
    }

    private static bool IsUnderstood(XmlElement condition) =>
        condition.NamespaceURI == SamlXml.Assertion && condition.LocalName is "AudienceRestriction" or "OneTimeUse" or "ProxyRestriction";

    private static string RecipientOf(XmlElement subject, DateTimeOffset now)
    {
        var data = subject.Children("SubjectConfirmation", SamlXml.Assertion)
            .Where(confirmation => confirmation.Value("Method") == Bearer)
            .Select(confirmation => confirmation.Only("SubjectConfirmationData", SamlXml.Assertion))
            .FirstOrDefault(data => data?.Value("Recipient") is { } recipient && IsSignIn(recipient)) ?? throw Invalid();
        if (data.Time("NotOnOrAfter") is not { } end || data.Time("NotBefore") - now > Fresh)
        {
            throw Invalid();
        }

        return end > now ? data.Value("Recipient")! : throw StsErrors.AssertionExpired("Token must be redeemed within 5 minutes of issuance");
    }

    // AWS's sign-in address, or that of one of its Regions.
    private static bool IsSignIn(string recipient) =>
        Uri.TryCreate(recipient, UriKind.Absolute, out var url) && url is { Scheme: "https", AbsolutePath: "/saml", Query: "", IsDefaultPort: true }
        && (url.Host is "signin.aws.amazon.com" or "signin.amazonaws-us-gov.com" or "signin.amazonaws.cn" || url.Host.EndsWith(".signin.aws.amazon.com", StringComparison.Ordinal));

    private static DateTimeOffset? SessionEnd(XmlElement assertion, DateTimeOffset now)
    {
        var ends = assertion.Children("AuthnStatement", SamlXml.Assertion).Select(statement => statement.Time("SessionNotOnOrAfter")).Min();
        return ends is null || ends > now ? ends : throw StsErrors.AssertionExpired("Token must be redeemed within 5 minutes of issuance");
    }

    private static string TypeOf(XmlElement name)
    {
        var format = name.Value("Format") ?? Unspecified;
        return format.StartsWith(NameFormats, StringComparison.Ordinal) ? format[NameFormats.Length..] : format;
    }

    // STS API, AssumeRoleWithSAML, NameQualifier. SHA-1 only names here; it protects nothing.
    private static string QualifierOf(string issuer, SamlProviderRecord provider) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes($"{issuer}{provider.AccountId.Value}/{provider.Name}")));

    private static SamlException Invalid() => new("Your request included an invalid SAML response.");
}
