using System.Collections.Concurrent;
using System.Text.Json;
using Signet.Server.Tests.Kms;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Signet.Server.Tests.Kms;

/// <summary>One server for every test that keeps to keys of its own, and one key of each kind for those that only use it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Spec, string Usage), Lazy<Task<JsonElement>>> _keys = new();
    private TestServer? _server;
    private Timer? _ticking;

    /// <summary>The server; its clock goes with the real one, by which the AWS SDK signs.</summary>
    internal TestServer Server => _server!;

    /// <summary>The id of the key of that kind, which no test may change.</summary>
    internal async Task<string> KeyAsync(string spec, string usage = "SIGN_VERIFY") => (await MetadataAsync(spec, usage)).Text("KeyId");

    /// <summary>What CreateKey told of the key of that kind.</summary>
    internal Task<JsonElement> MetadataAsync(string spec, string usage) => _keys.GetOrAdd((spec, usage), _ => new(async () =>
        (await Server.Api.DoAsync("CreateKey", new { KeySpec = spec, KeyUsage = usage })).GetProperty("KeyMetadata"))).Value;

    /// <summary>The root user in another Region.</summary>
    internal ApiClient Elsewhere { get; private set; } = null!;

    /// <summary>The root user of another account.</summary>
    internal ApiClient Stranger { get; private set; } = null!;

    /// <summary>A user of the first account without any policy.</summary>
    internal ApiClient Nobody { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        Elsewhere = _server.ApiAs(_server.Root, "us-east-1");
        Stranger = _server.ApiAs(await _server.CreateAccountAsync());
        Nobody = _server.ApiAs(await _server.CreateUserAsync("nobody"));

        // In small steps: the server counts a commit's patience by this clock.
        _ticking = new(_ => _server.Clock.Advance(OneSecond), state: null, OneSecond, OneSecond);

        // Made now, before tests ask for it from several threads.
        _ = _server.Kms;
    }

    public async ValueTask DisposeAsync()
    {
        await (_ticking?.DisposeAsync() ?? default);
        await (_server?.DisposeAsync() ?? default);
    }
}
