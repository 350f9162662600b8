using Signet.Server.Iam.Providers;
using Signet.Server.Saml;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>What the metadata of a SAML provider must be.</summary>
internal static class SamlProviderRules
{
    /// <summary>Reads metadata.</summary>
    /// <exception cref="Signet.Protocol.ServiceException">It is none, or names no identity provider that signs.</exception>
    public static SamlMetadata Read(string xml)
    {
        try
        {
            return SamlMetadata.Parse(xml);
        }
        catch (SamlException refusal)
        {
            throw ProviderErrors.InvalidMetadata(refusal.Message);
        }
    }
}
