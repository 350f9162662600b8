using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Signet.Storage.Records;

namespace Signet.Server.Oidc;

/// <summary>
/// Fetches a document of a provider that an administrator registered: over TLS, bounded in time and size, without redirects, cookies or HTTP proxy.
/// The provider's certificate leads to a CA that is trusted, or to a certificate whose thumbprint was registered.
/// </summary>
internal static class OidcTransport
{
    private const int MaxDocument = 256 * 1024;
    private const int MaxHeaderKilobytes = 16;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Fetches one document.</summary>
    /// <exception cref="WebIdentityException">It cannot be had; the reason is for the log.</exception>
    public static async Task<byte[]> GetAsync(Uri url, OidcProviderRecord provider, X509Certificate2Collection? authorities, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(Handler(provider, authorities), disposeHandler: true) { Timeout = Timeout, MaxResponseContentBufferSize = MaxDocument };
        try
        {
            using var response = await http.GetAsync(url, cancellationToken);
            return response.StatusCode is HttpStatusCode.OK
                ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
                : throw new WebIdentityException($"{url} answered {(int)response.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            throw new WebIdentityException($"{url}: {e.GetBaseException().Message.TrimEnd('.')}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WebIdentityException($"{url} did not answer within {Timeout.TotalSeconds} seconds");
        }
    }

    private static SocketsHttpHandler Handler(OidcProviderRecord provider, X509Certificate2Collection? authorities) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        MaxResponseDrainSize = 0,
        ConnectTimeout = Timeout,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken),
        SslOptions = new()
        {
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                certificate is X509Certificate2 leaf && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
                && OidcCertificates.AreTrusted(leaf, chain, authorities, provider.Thumbprints),
        },
    };

    // Link-local addresses are never those of a provider: clouds keep their machines' credentials there.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        var allowed = addresses.Where(address => !IsLinkLocal(address)).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{host.Host} has no address that may be asked");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsLinkLocal(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.IsIPv6LinkLocal || plain.IsIPv6Multicast
            || (plain.AddressFamily is AddressFamily.InterNetwork && plain.GetAddressBytes() is [169, 254, ..] or [0, ..] or [>= 224, ..]);
    }
}
