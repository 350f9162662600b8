using System.Security.Cryptography.Xml;
using System.Xml;

namespace Signet.Server.Saml;

/// <summary>The canonical bytes of an element (Exclusive XML Canonicalization 1.0, without comments).</summary>
internal static class CanonicalXml
{
    private const string Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>Reads the prefixes that a canonicalization method, or a transform, treats as inclusive; none is the usual case.</summary>
    /// <exception cref="SamlException">It is another method than exclusive canonicalization without comments.</exception>
    public static string PrefixesOf(XmlElement method)
    {
        if (method.Value("Algorithm") != Exclusive)
        {
            throw new SamlException("Response signature invalid");
        }

        return method.Only("InclusiveNamespaces", Exclusive)?.Value("PrefixList") ?? "";
    }

    /// <summary>The canonical bytes.</summary>
    /// <param name="element">The element; it stays as it is.</param>
    /// <param name="inclusivePrefixes">The prefixes that are treated as inclusive.</param>
    /// <param name="change">What is done to the copy beforehand.</param>
    public static byte[] Of(XmlElement element, string inclusivePrefixes, Action<XmlElement>? change = null)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var copy = (XmlElement)document.AppendChild(document.ImportNode(element, deep: true))!;
        foreach (var (prefix, uri) in element.CreateNavigator()!.GetNamespacesInScope(XmlNamespaceScope.ExcludeXml))
        {
            // Declared above the element in its document, and to be seen in its copy too.
            var name = prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}";
            if (!copy.HasAttribute(name))
            {
                var declaration = document.CreateAttribute(name, Declarations);
                declaration.Value = uri;
                copy.SetAttributeNode(declaration);
            }
        }

        change?.Invoke(copy);
        var transform = new XmlDsigExcC14NTransform(includeComments: false, inclusivePrefixes);
        transform.LoadInput(document);
        using var output = (MemoryStream)transform.GetOutput(typeof(Stream));
        return output.ToArray();
    }
}
