using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Signet.Server.Settings;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>An external key store proxy over real HTTPS, with a certificate of its own authority. It is a good one until a test has it misbehave.</summary>
internal sealed class TestProxy : IAsyncDisposable
{
    public const string Host = "xks.example.test";
    public const string Endpoint = "https://" + Host;
    public const string Path = "/example/uri/path/prefix/kms/xks/v1";

    private readonly TestAuthority _authority;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _connections = new();

    private TestProxy(TestAuthority authority, WebApplication app) => (_authority, _app) = (authority, app);

    /// <summary>The requests that came, each with its API and its body.</summary>
    public ConcurrentQueue<(string Api, JsonElement Body)> Requests { get; } = new();

    /// <summary>How many connections requests came over.</summary>
    public int Connections => _connections.Count;

    /// <summary>Does something else than answer well; true when it has answered.</summary>
    public Func<HttpContext, string, Task<bool>>? Misbehave { get; set; }

    /// <summary>Changes the members of a good answer.</summary>
    public Action<string, Dictionary<string, object?>>? Spoil { get; set; }

    /// <summary>What the proxy thinks its secret is.</summary>
    public string Secret { get; set; } = ProxySignature.Secret;

    /// <summary>The length of initialization vectors.</summary>
    public int VectorLength { get; set; } = 12;

    /// <summary>ciphertextMetadata; null for none.</summary>
    public byte[]? Metadata { get; set; } = "key_version=1"u8.ToArray();

    /// <summary>Each request's arrival, for tests that wait for one that is not answered.</summary>
    public SemaphoreSlim Arrived { get; } = new(0);

    public IPEndPoint Address => new(IPAddress.Loopback, new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);

    /// <summary>How a server finds this proxy.</summary>
    public XksSettings Settings => new() { Authorities = _authority.Authorities, Addresses = new Dictionary<string, IPEndPoint>(StringComparer.OrdinalIgnoreCase) { [Host] = Address } };

    /// <summary>Starts a proxy; its certificate may be for another host, expired, or of an authority that nobody trusts.</summary>
    public static async Task<TestProxy> StartAsync(string certificateHost = Host, bool expired = false, bool strange = false)
    {
        var authority = new TestAuthority();
        using var stranger = new TestAuthority();
        var certificate = (strange ? stranger : authority).CertificateFor(certificateHost, expired);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(certificate);
        }));
        var proxy = new TestProxy(authority, builder.Build());
        proxy._app.Run(proxy.AnswerAsync);
        await proxy._app.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    /// <summary>Answers with an error of the API.</summary>
    public void Refuse(int status, string name) => Misbehave = async (http, _) =>
    {
        await WriteAsync(http, status, JsonSerializer.Serialize(new { errorName = name, errorMessage = "what the proxy says is its own affair" }));
        return true;
    };

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        _authority.Dispose();
        Arrived.Dispose();
    }

    public static Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        _connections[http.Connection.Id] = true;
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var path = http.Request.Path.Value!;
        var api = path[(path.LastIndexOf('/') + 1)..];
        Requests.Enqueue((api, JsonDocument.Parse(body.ToArray()).RootElement));
        Arrived.Release();
        if (Misbehave is { } misbehave && await misbehave(http, api))
        {
            return;
        }

        if (!ProxySignature.IsGood(http.Request, body.ToArray(), TestServer.Region, Secret))
        {
            await WriteAsync(http, 401, """{"errorName":"AuthenticationFailedException"}""");
            return;
        }

        var answer = ProxyKey.Answer(this, api, JsonDocument.Parse(body.ToArray()).RootElement);
        if (answer is null)
        {
            await WriteAsync(http, 400, """{"errorName":"InvalidCiphertextException"}""");
            return;
        }

        Spoil?.Invoke(api, answer);
        await WriteAsync(http, 200, JsonSerializer.Serialize(answer));
    }
}

/// <summary>The one key behind the proxy, and its health.</summary>
internal static class ProxyKey
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static Dictionary<string, object?>? Answer(TestProxy proxy, string api, JsonElement request) => api switch
    {
        "health" => new()
        {
            ["xksProxyFleetSize"] = 1, ["xksProxyVendor"] = "Test", ["xksProxyModel"] = "Test 1.0", ["ekmVendor"] = "Test",
            ["ekmFleetDetails"] = new[] { new { id = "1", model = "m", healthStatus = "ACTIVE" }, new { id = "2", model = "m", healthStatus = "UNAVAILABLE" } },
        },
        "metadata" => new() { ["keySpec"] = "AES_256", ["keyUsage"] = new[] { "ENCRYPT", "DECRYPT", "WRAP" }, ["keyStatus"] = "ENABLED" },
        "encrypt" => Encrypt(proxy, request),
        "decrypt" => Decrypt(request),
        _ => throw new InvalidOperationException(api),
    };

    private static Dictionary<string, object?> Encrypt(TestProxy proxy, JsonElement request)
    {
        var (plaintext, associated) = (request.Blob("plaintext"), request.Blob("additionalAuthenticatedData"));
        var (vector, tag, ciphertext) = (RandomNumberGenerator.GetBytes(proxy.VectorLength), new byte[16], new byte[plaintext.Length]);
        using var aes = new AesGcm(Key, tag.Length);
        aes.Encrypt(vector.AsSpan(0, 12), plaintext, ciphertext, tag, Framed(vector, associated, proxy.Metadata ?? []));
        Assert.Equal(("AES_GCM", "SHA_256"), (request.Text("encryptionAlgorithm"), request.Text("ciphertextDataIntegrityValueAlgorithm")));
        var answer = new Dictionary<string, object?>
        {
            ["ciphertext"] = ciphertext, ["initializationVector"] = vector, ["authenticationTag"] = tag,
            ["ciphertextDataIntegrityValue"] = SHA256.HashData([.. associated, .. proxy.Metadata ?? [], .. vector, .. ciphertext, .. tag]),
        };
        if (proxy.Metadata is { } metadata)
        {
            answer["ciphertextMetadata"] = metadata;
        }

        return answer;
    }

    private static Dictionary<string, object?>? Decrypt(JsonElement request)
    {
        var (ciphertext, vector) = (request.Blob("ciphertext"), request.Blob("initializationVector"));
        var metadata = request.TryGetProperty("ciphertextMetadata", out var sent) ? sent.GetBytesFromBase64() : [];
        var plaintext = new byte[ciphertext.Length];
        using var aes = new AesGcm(Key, 16);
        try
        {
            aes.Decrypt(vector.AsSpan(0, 12), ciphertext, request.Blob("authenticationTag"), plaintext, Framed(vector, request.Blob("additionalAuthenticatedData"), metadata));
            return new() { ["plaintext"] = plaintext };
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    // .NET's AES-GCM takes 96 bits of IV; what is longer is bound as associated data.
    private static byte[] Framed(byte[] vector, byte[] associated, byte[] metadata) =>
        [.. vector.AsSpan(12), (byte)(associated.Length >> 8), (byte)associated.Length, .. associated, (byte)metadata.Length, .. metadata];
}
