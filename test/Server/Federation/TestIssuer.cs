using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Signet.Server.Settings;
using Signet.Server.Tests.Kms.CustomKeyStores;

namespace Signet.Server.Tests.Federation;

/// <summary>An OpenID Connect issuer over real HTTPS, with a certificate of its own authority. It is a good one until a test has it misbehave.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "sts.amazonaws.com";

    private readonly TestAuthority _authority = new();
    private readonly WebApplication _app;
    private int _asked;

    private TestIssuer(string host, bool expired, string algorithm)
    {
        Key = IssuerKey.Make(algorithm);
        Keys.Add(Key);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        var certificate = _authority.CertificateFor(host, expired);
        LeafThumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA1);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The key that signs unless a test takes another.</summary>
    public IssuerKey Key { get; }

    /// <summary>The keys that the issuer gives out.</summary>
    public List<IssuerKey> Keys { get; } = [];

    /// <summary>How often it was asked for its keys.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Does something else than answer well; true when it has answered.</summary>
    public Func<HttpContext, Task<bool>>? Misbehave { get; set; }

    public string Url { get; private set; } = "";

    /// <summary>The issuer without its scheme, as IAM and condition keys name it.</summary>
    public string Name => Url["https://".Length..];

    public string Arn => $"arn:aws:iam::{TestServer.Account}:oidc-provider/{Name}";

    /// <summary>SHA-1 of the issuer's own certificate, in hexadecimal.</summary>
    public string LeafThumbprint { get; }

    public string AuthorityPem => _authority.Pem;

    /// <summary>How a server reaches this issuer.</summary>
    public OidcSettings Settings => new() { Authorities = _authority.Authorities };

    public static async Task<TestIssuer> StartAsync(string host = "localhost", bool expired = false, string algorithm = "RS256")
    {
        var issuer = new TestIssuer(host, expired, algorithm);
        await issuer._app.StartAsync(TestContext.Current.CancellationToken);
        var port = new Uri(issuer._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        issuer.Url = $"https://localhost:{port}";
        return issuer;
    }

    /// <summary>The key set as JSON.</summary>
    public string KeySet => new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.Jwk)]) }.ToJsonString();

    /// <summary>Good claims at a time, with what a test changes; a member that is set to null is left out.</summary>
    public JsonObject Claims(DateTimeOffset now, params (string Name, JsonNode? Value)[] changes)
    {
        var claims = new JsonObject
        {
            ["iss"] = Url,
            ["sub"] = "repo:acme/app:ref:refs/heads/main",
            ["aud"] = Audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(10).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in changes)
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value;
            }
        }

        return claims;
    }

    /// <summary>A good token, with what a test changes in its claims.</summary>
    public string Token(TestServer server, params (string Name, JsonNode? Value)[] changes) => Key.Sign(Claims(server.Clock.GetUtcNow(), changes).ToJsonString());

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        Keys.ForEach(key => key.Dispose());
        Key.Dispose();
        _authority.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (Misbehave is { } misbehave && await misbehave(http))
        {
            return;
        }

        switch (http.Request.Path.Value)
        {
            case "/.well-known/openid-configuration":
                await http.Response.WriteAsync(new JsonObject { ["issuer"] = Url, ["jwks_uri"] = $"{Url}/keys" }.ToJsonString());
                break;
            case "/keys":
                Interlocked.Increment(ref _asked);
                await http.Response.WriteAsync(KeySet);
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }
}
