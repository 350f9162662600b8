using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Signet.Identifiers;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Server.Pipeline;

/// <summary>Stage 1: the request as it came off the wire, its body read once, with its id and its time.</summary>
internal sealed class Received : ISignedRequest
{
    /// <summary>The largest body that is read: above every request that an operation can take.</summary>
    public const int MaxBody = 1024 * 1024;

    private readonly HttpRequest _http;

    private Received(HttpRequest http, byte[] body, DateTimeOffset time, TrustedProxies proxies)
    {
        (_http, Body, Time) = (http, body, time);
        RemoteAddress = proxies.ClientOf(http);
        IsSecure = proxies.IsSecure(http);
        var target = http.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        (Path, Query) = question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }

    public string RequestId { get; } = Uuid.New();

    public DateTimeOffset Time { get; }

    public string Method => _http.Method;

    public string Path { get; }

    public string Query { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the client spoke TLS: with this server, or with a proxy that is believed.</summary>
    public bool IsSecure { get; }

    /// <summary>The TLS connection that the request came over; null over plain HTTP.</summary>
    public ITlsHandshakeFeature? Tls => _http.IsHttps ? _http.HttpContext.Features.Get<ITlsHandshakeFeature>() : null;

    /// <summary>The client's address: of the connection, or what a proxy that is believed says.</summary>
    public IPAddress RemoteAddress { get; }

    public string UserAgent => Header("user-agent") ?? "";

    /// <summary>The first value of a header; null when it was not sent.</summary>
    public string? Header(string name) => _http.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public int HeaderCount(string name) => _http.Headers.TryGetValue(name, out var values) ? values.Count : 0;

    public string HeaderValue(string name, int index) => _http.Headers[name][index] ?? "";

    /// <summary>A call that the server makes to itself: no connection, no signature.</summary>
    public static Received OwnCall(string agent, byte[] body, DateTimeOffset time)
    {
        var http = new DefaultHttpContext().Request;
        http.Method = "POST";
        http.Headers.UserAgent = agent;
        http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/";
        return new(http, body, time, TrustedProxies.None);
    }

    /// <summary>Reads the request whole; a body over <see cref="MaxBody"/> has been refused by the web server already.</summary>
    public static async ValueTask<Received> ReadAsync(HttpContext http, TrustedProxies proxies, TimeProvider clock, CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow();
        var body = http.Request.ContentLength is 0 ? [] : await ReadBodyAsync(http.Request, cancellationToken);
        return new(http.Request, body, time, proxies);
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (http.ContentLength is { } length and <= MaxBody)
        {
            var body = new byte[length];
            await http.Body.ReadExactlyAsync(body, cancellationToken);
            return body;
        }

        using var buffer = new MemoryStream();
        await http.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
