using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Xks;

/// <summary>The HTTPS connections to all proxies: verified, kept alive, bounded in number; no redirects, no cookies, no HTTP proxy.</summary>
internal static class XksTransport
{
    private const int MaxConnectionsPerHost = 64;
    private const int MaxHeaderKilobytes = 16;

    // A connection that was begun in vain for one call may serve the next, but not for ever.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // Forward secrecy, AES-256-GCM or ChaCha20-Poly1305 (XKS proxy API 1.0.3, "TLS"): TLS 1.3, then TLS 1.2.
    private static readonly TlsCipherSuite[] CipherSuites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    public static HttpMessageInvoker Open(XksSettings settings) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = MaxConnectionsPerHost,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionIdleTimeout = IdleTimeout,
            PooledConnectionLifetime = Lifetime,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(settings, context.DnsEndPoint, cancellationToken),
            SslOptions = new()
            {
                CipherSuitesPolicy = new(CipherSuites),
                CertificateChainPolicy = settings.Authorities is { } authorities ? PolicyOf(authorities) : null,
            },
        },
        disposeHandler: true);

    private static X509ChainPolicy PolicyOf(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static async ValueTask<Stream> ConnectAsync(XksSettings settings, DnsEndPoint host, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await (settings.Addresses.TryGetValue(host.Host, out var address)
                ? socket.ConnectAsync(address, cancellationToken)
                : socket.ConnectAsync(host, cancellationToken));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
