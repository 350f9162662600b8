using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;

namespace Signet.Server.Settings;

/// <summary>
/// A token of a PKCS#11 module, under the name that custom key stores call it by: <c>CLUSTER=URI</c> with a PKCS#11 URI (RFC 7512), such as
/// <c>cluster-234567abcde=pkcs11:token=signet?module-path=/usr/lib/softhsm/libsofthsm2.so</c>. The PIN is no setting: it is the store's KeyStorePassword.
/// </summary>
public sealed record HsmCluster
{
    /// <summary>The setting's name.</summary>
    internal const string Setting = "hsm-cluster";

    private const string TrustAnchorAttribute = "trust-anchor";

    /// <summary>CloudHsmClusterId.</summary>
    public required string Id { get; init; }

    /// <summary>The module's shared library.</summary>
    public required string ModulePath { get; init; }

    /// <summary>The token's label; null when the slot's number tells which it is.</summary>
    public required string? TokenLabel { get; init; }

    /// <summary>The slot's number; null when the token's label tells which it is.</summary>
    public required ulong? SlotId { get; init; }

    /// <summary>The certificate, DER, that TrustAnchorCertificate must be; null when any will do.</summary>
    public required byte[]? TrustAnchor { get; init; }

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingException">It is not a cluster's name and the PKCS#11 URI of a module that is there.</exception>
    internal static HsmCluster Parse(string text)
    {
        if (text.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var split) || !KeyStoreNames.ClusterPattern().IsMatch(text[..split]))
        {
            // What follows a question mark may be a PIN that somebody put there.
            throw new SettingException("--" + Setting, $"'{text.Split('?')[0]}' does not begin with the name of a cluster, such as cluster-234567abcde=");
        }

        var uri = ParseUri(text[..split], text[(split + 1)..]);
        var anchor = uri.UnknownQueryAttributes is { } unknown && unknown.TryGetValue(TrustAnchorAttribute, out var files) ? files[^1] : null;
        return new()
        {
            Id = text[..split],
            ModulePath = Path.GetFullPath(uri.ModulePath),
            TokenLabel = uri.Token,
            SlotId = uri.SlotId,
            TrustAnchor = anchor is null ? null : ReadCertificate(anchor),
        };
    }

    private static Pkcs11Uri ParseUri(string id, string text)
    {
        Pkcs11Uri uri;
        try
        {
            uri = new(text);
        }
        catch (Pkcs11UriException e)
        {
            throw new SettingException("--" + Setting, $"{id} has no PKCS#11 URI: {e.Message.TrimEnd('.')}");
        }

        if (uri.ModulePath is null || (uri.Token is null) == (uri.SlotId is null) || HasOthers(uri))
        {
            throw new SettingException("--" + Setting, $"the PKCS#11 URI of {id} takes token or slot-id, then module-path and perhaps {TrustAnchorAttribute}");
        }

        return File.Exists(uri.ModulePath) ? uri : throw new SettingException("--" + Setting, $"the module {uri.ModulePath} of {id} does not exist");
    }

    // What would be ignored is refused, a PIN above all: it would lie in the open.
    private static bool HasOthers(Pkcs11Uri uri) =>
        uri.DefinesLibrary || uri.DefinesObject || uri.PinSource is not null || uri.PinValue is not null || uri.ModuleName is not null
        || uri.Manufacturer is not null || uri.Model is not null || uri.Serial is not null
        || uri.SlotDescription is not null || uri.SlotManufacturer is not null
        || uri.UnknownPathAttributes is { Count: > 0 } || uri.UnknownQueryAttributes?.Keys.Any(name => name is not TrustAnchorAttribute) is true;

    private static byte[] ReadCertificate(string path)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
            return certificate.RawData;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingException("--" + Setting, $"{path} is not a certificate in PEM: {e.Message.TrimEnd('.')}");
        }
    }
}
