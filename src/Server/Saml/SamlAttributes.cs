using System.Globalization;
using System.Xml;
using Signet.Server.Sts;
using Signet.Storage;

namespace Signet.Server.Saml;

/// <summary>The attributes of an assertion that AWS reads (IAM user guide, "Configure SAML assertions for the authentication response").</summary>
internal sealed class SamlAttributes
{
    private const string Prefix = "https://aws.amazon.com/SAML/Attributes/";
    private const string TagPrefix = Prefix + "PrincipalTag:";
    private const int MaxAttributes = 500;

    private readonly IReadOnlyList<(string Name, IReadOnlyList<string> Values)> _all;

    private SamlAttributes(IReadOnlyList<(string Name, IReadOnlyList<string> Values)> all)
    {
        _all = all;
        Roles = [.. ValuesOf(Prefix + "Role").Select(PairOf).OfType<(string, string)>()];
        SessionName = ReadSessionName();
        SessionDuration = ReadDuration();
        Tags = ReadTags();
        SourceIdentity = One("SourceIdentity") is { } source ? StsShapes.CheckSourceIdentity(source) : null;
    }

    /// <summary>Role and provider of each pair, whichever of the two is written first.</summary>
    public IReadOnlyList<(string RoleArn, string ProviderArn)> Roles { get; }

    public string SessionName { get; }

    /// <summary>In seconds; null when it is not said.</summary>
    public int? SessionDuration { get; }

    public SessionTags Tags { get; }

    public string? SourceIdentity { get; }

    /// <summary>Reads the attributes.</summary>
    /// <exception cref="SamlException">One that AWS reads is not what it must be.</exception>
    public static SamlAttributes Of(XmlElement assertion)
    {
        var all = assertion.Children("AttributeStatement", SamlXml.Assertion)
            .SelectMany(statement => statement.Children("Attribute", SamlXml.Assertion))
            .Take(MaxAttributes + 1)
            .Select(attribute => (attribute.Value("Name") ?? "", ValuesOf(attribute)))
            .ToList();
        return all.Count <= MaxAttributes ? new(all) : throw new SamlException("Your request included an invalid SAML response.");
    }

    /// <summary>The values of the attributes of that name.</summary>
    public IReadOnlyList<string> ValuesOf(string name) => [.. _all.Where(attribute => attribute.Name == name).SelectMany(attribute => attribute.Values)];

    private static IReadOnlyList<string> ValuesOf(XmlElement attribute) =>
        [.. attribute.Children("AttributeValue", SamlXml.Assertion).Select(value => value.InnerText.Trim())];

    private static (string, string)? PairOf(string value) => value.Split(',', StringSplitOptions.TrimEntries) switch
    {
        [var role, var provider] when role.Contains(":role/", StringComparison.Ordinal) && provider.Contains(":saml-provider/", StringComparison.Ordinal) => (role, provider),
        [var provider, var role] when role.Contains(":role/", StringComparison.Ordinal) && provider.Contains(":saml-provider/", StringComparison.Ordinal) => (role, provider),
        _ => null,
    };

    private string? One(string name) => ValuesOf(Prefix + name) switch
    {
        [] => null,
        [var only] => only,
        _ => throw new SamlException($"{name} in AuthnResponse has more than one value"),
    };

    private string ReadSessionName()
    {
        var name = One("RoleSessionName") ?? throw new SamlException("RoleSessionName is required in AuthnResponse");
        return StsShapes.IsSessionName(name) ? name : throw new SamlException("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
    }

    private int? ReadDuration()
    {
        if (One("SessionDuration") is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 900 and <= 43200
            ? seconds
            : throw new SamlException("SessionDuration in AuthnResponse must be between 900 and 43200");
    }

    private SessionTags ReadTags()
    {
        var tags = _all.Where(attribute => attribute.Name.StartsWith(TagPrefix, StringComparison.Ordinal))
            .Select(attribute => attribute.Values is [var value] ? new Tag(attribute.Name[TagPrefix.Length..], value) : throw StsErrors.InvalidTags())
            .ToList();
        var read = new SessionTags(tags, ValuesOf(Prefix + "TransitiveTagKeys"));
        return read.AreWellFormed ? read : throw StsErrors.InvalidTags();
    }
}
