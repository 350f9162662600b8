using System.Globalization;
using System.Xml;

namespace Signet.Server.Saml;

/// <summary>Reads XML from strangers: no DTD, no entities, nothing fetched, bounded in size and in depth.</summary>
internal static class SamlXml
{
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";

    // Recursive readers walk the tree; no document of SAML is nearly so deep.
    private const int MaxDepth = 64;

    private static XmlReaderSettings Strict => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 10_000_000,
        MaxCharactersFromEntities = 0,
    };

    /// <summary>Reads a document as it is, whitespace included, for signatures are over every character.</summary>
    /// <exception cref="SamlException">It is not well-formed, has a DTD, or is too deep.</exception>
    public static XmlDocument Read(Stream xml)
    {
        try
        {
            CheckDepth(xml);
            xml.Position = 0;
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var reader = XmlReader.Create(xml, Strict);
            document.Load(reader);
            return document;
        }
        catch (XmlException)
        {
            throw new SamlException("it is not well-formed XML, or has a document type");
        }
    }

    /// <summary>The children of that name.</summary>
    public static IEnumerable<XmlElement> Children(this XmlElement element, string name, string xmlNamespace) =>
        element.ChildNodes.OfType<XmlElement>().Where(child => child.LocalName == name && child.NamespaceURI == xmlNamespace);

    /// <summary>The one child of that name; null when there is none or more than one.</summary>
    public static XmlElement? Only(this XmlElement element, string name, string xmlNamespace) =>
        element.Children(name, xmlNamespace).Take(2).ToList() is [var only] ? only : null;

    /// <summary>The value of an attribute without namespace; null when it is not there.</summary>
    public static string? Value(this XmlElement element, string attribute) => element.GetAttributeNode(attribute, "")?.Value;

    /// <summary>The moment in an attribute; null when it is not there.</summary>
    /// <exception cref="SamlException">It is no moment of UTC (SAML core, 1.3.3).</exception>
    public static DateTimeOffset? Time(this XmlElement element, string attribute) => element.Value(attribute) switch
    {
        null => null,
        var text when text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) => time,
        _ => throw new SamlException($"{attribute} is not a time of UTC"),
    };

    private static void CheckDepth(Stream xml)
    {
        using var reader = XmlReader.Create(xml, Strict);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new SamlException("its elements are nested too deep");
            }
        }
    }
}
