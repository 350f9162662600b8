using System.Net;
using Microsoft.AspNetCore.Http;

namespace Signet.Server.Settings;

/// <summary>The proxies in front of the server that are believed when they say whom a request comes from, and whether it came over TLS.</summary>
public sealed class TrustedProxies
{
    /// <summary>The name of the setting.</summary>
    internal const string Setting = "trusted-proxy";

    private readonly IReadOnlyList<IPNetwork> _networks;

    private TrustedProxies(IReadOnlyList<IPNetwork> networks) => _networks = networks;

    /// <summary>None: every header that speaks for others is passed over.</summary>
    public static TrustedProxies None { get; } = new([]);

    /// <summary>Reads addresses and networks such as <c>10.0.0.0/8</c>.</summary>
    /// <exception cref="SettingException">One is neither.</exception>
    public static TrustedProxies Parse(IReadOnlyList<string> texts) => new([.. texts.Select(NetworkOf)]);

    /// <summary>
    /// The client's address. Each proxy writes the address that it was asked from at the end of <c>X-Forwarded-For</c>; so the list is read from its end,
    /// for as long as the one who wrote is believed.
    /// </summary>
    internal IPAddress ClientOf(HttpRequest http)
    {
        var client = PeerOf(http);
        if (_networks.Count == 0)
        {
            return client;
        }

        var said = string.Join(',', http.Headers["x-forwarded-for"].ToArray()).Split(',', StringSplitOptions.TrimEntries);
        for (var i = said.Length - 1; i >= 0 && Contains(client) && TryReadAddress(said[i], out var before); i--)
        {
            client = before;
        }

        return client;
    }

    /// <summary>Whether the client spoke TLS: a proxy that is believed and says in <c>X-Forwarded-Proto</c> what it was asked over is taken at its word.</summary>
    internal bool IsSecure(HttpRequest http)
    {
        var said = _networks.Count > 0 && Contains(PeerOf(http)) ? http.Headers["x-forwarded-proto"].ToArray() : [];
        return said is [.., { } last] ? string.Equals(last.Split(',')[^1].Trim(), "https", StringComparison.OrdinalIgnoreCase) : http.IsHttps;
    }

    private static IPAddress PeerOf(HttpRequest http) => Plain(http.HttpContext.Connection.RemoteIpAddress ?? IPAddress.Loopback);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool Contains(IPAddress address) => _networks.Any(network => network.Contains(address));

    private static bool TryReadAddress(string text, out IPAddress address)
    {
        // Some proxies write the port too.
        var read = IPAddress.TryParse(text, out var plain) || (IPEndPoint.TryParse(text, out var endpoint) && (plain = endpoint.Address) is not null);
        address = read ? Plain(plain!) : IPAddress.None;
        return read;
    }

    private static IPNetwork NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException("--" + Setting, $"'{text}' is neither an address nor a network such as 10.0.0.0/8");
}
