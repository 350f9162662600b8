using Signet.Storage.Records;

namespace Signet.Server.Saml;

/// <summary>The condition keys of an assertion (IAM user guide, "Available keys for SAML-based AWS STS federation").</summary>
internal static class SamlConditions
{
    // What directories call it, and the key under which policies see it.
    private static readonly (string Attribute, string Key)[] Attributes =
    [
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "saml:edupersonaffiliation"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.2", "saml:edupersonnickname"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.3", "saml:edupersonorgdn"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.4", "saml:edupersonorgunitdn"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.5", "saml:edupersonprimaryaffiliation"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.6", "saml:edupersonprincipalname"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.7", "saml:edupersonentitlement"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.8", "saml:edupersonprimaryorgunitdn"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.9", "saml:edupersonscopedaffiliation"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.10", "saml:edupersontargetedid"),
        ("urn:oid:1.3.6.1.4.1.5923.1.1.1.11", "saml:edupersonassurance"),
        ("urn:oid:1.3.6.1.4.1.5923.1.2.1.2", "saml:eduorghomepageuri"),
        ("urn:oid:1.3.6.1.4.1.5923.1.2.1.3", "saml:eduorgidentityauthnpolicyuri"),
        ("urn:oid:1.3.6.1.4.1.5923.1.2.1.4", "saml:eduorglegalname"),
        ("urn:oid:1.3.6.1.4.1.5923.1.2.1.5", "saml:eduorgsuperioruri"),
        ("urn:oid:1.3.6.1.4.1.5923.1.2.1.6", "saml:eduorgwhitepagesuri"),
        ("urn:oid:2.5.4.3", "saml:cn"),
        ("urn:oid:2.5.4.45", "saml:x500uniqueidentifier"),
        ("http://schemas.xmlsoap.org/claims/CommonName", "saml:commonname"),
        ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "saml:name"),
        ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", "saml:givenname"),
        ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", "saml:surname"),
        ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "saml:mail"),
        ("http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "saml:primarygroupsid"),
        ("urn:oid:0.9.2342.19200300.100.1.1", "saml:uid"),
    ];

    /// <summary>The keys and their values.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(SamlSubject subject, SamlProviderRecord provider, SamlAttributes attributes)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["saml:aud"] = [subject.Audience],
            ["saml:doc"] = [$"{provider.AccountId.Value}/{provider.Name}"],
            ["saml:iss"] = [subject.Issuer],
            ["saml:namequalifier"] = [subject.NameQualifier],
            ["saml:sub"] = [subject.Subject],
            ["saml:sub_type"] = [subject.SubjectType],
        };
        foreach (var (attribute, key) in Attributes)
        {
            if (attributes.ValuesOf(attribute) is { Count: > 0 } values)
            {
                keys[key] = values;
            }
        }

        return keys;
    }
}
