using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Server.Settings;

/// <summary>How external key store proxies are reached: for labs and private networks, since the API takes neither a port nor a CA.</summary>
public sealed record XksSettings
{
    /// <summary>The name of the setting with the CAs.</summary>
    internal const string CaSetting = "xks-ca";

    /// <summary>The name of the setting with the addresses.</summary>
    internal const string ResolveSetting = "xks-resolve";

    /// <summary>The CAs that proxies' certificates are verified against; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The address and port of a proxy, by its host name; others are looked up in DNS, at port 443.</summary>
    public IReadOnlyDictionary<string, IPEndPoint> Addresses { get; init; } = new Dictionary<string, IPEndPoint>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the settings: a PEM file, and texts such as <c>xks.example.com=127.0.0.1:8443</c>.</summary>
    /// <exception cref="SettingException">One is not that.</exception>
    internal static XksSettings Read(string? authorities, IReadOnlyList<string> addresses) => new()
    {
        Authorities = authorities is null ? null : AuthorityFile.Read(CaSetting, authorities),
        Addresses = ReadAddresses(addresses),
    };

    private static Dictionary<string, IPEndPoint> ReadAddresses(IReadOnlyList<string> texts)
    {
        var addresses = new Dictionary<string, IPEndPoint>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            if (text.Split('=') is not [var host, var address] || !KeyStoreNames.HostPattern().IsMatch(host)
                || !IPEndPoint.TryParse(address, out var endpoint) || endpoint.Port == 0)
            {
                throw new SettingException("--" + ResolveSetting, $"'{text}' is not a host name and its address, such as xks.example.com=127.0.0.1:8443");
            }

            if (!addresses.TryAdd(host, endpoint))
            {
                throw new SettingException("--" + ResolveSetting, $"{host} has two addresses");
            }
        }

        return addresses;
    }
}
