using System.Net;
using System.Net.Sockets;
using Signet.Protocol;
using Signet.Server.KeyStores.Xks;
using Signet.Server.Settings;
using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Proxies that misbehave: each in its own words to whoever asks, and never a hang.</summary>
public sealed class XksFailureTests
{
    public static TheoryData<string> Answered => [.. Faults.Answered.Keys];

    public static TheoryData<string> Hanging => [.. Faults.Hanging.Keys];

    public static TheoryData<string> Spoiled => [.. Faults.Spoiled.Keys];

    [Theory, MemberData(nameof(Answered))]
    public async Task A_fault_is_told_in_its_own_words_in_every_operation(string fault)
    {
        var (failure, prepare) = Faults.Answered[fault];
        await using var scene = await Scene.StartAsync();
        var (api, blob) = (scene.Server.Api, await scene.Server.EncryptAsync(scene.Key, [1]));
        var fresh = await api.CreateStoreAsync(ExternalStore("fresh", ("XksProxyUriPath", "/fresh/kms/xks/v1")));
        prepare(scene.Proxy);

        await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), failure.ForUse());
        await RefusesAsync(() => scene.Server.DecryptAsync(scene.Key, blob), failure.ForUse());
        await api.RefusesAsync(
            "CreateKey", new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store, XksKeyId = "key-2" }, failure.ForNewKey().Code, failure.ForNewKey().Text);
        await api.RefusesAsync(
            "CreateCustomKeyStore", ExternalStore("other", ("XksProxyUriPath", "/other/kms/xks/v1")), failure.ForStore().Code, failure.ForStore().Text);
        await api.RefusesAsync(
            "UpdateCustomKeyStore", new { CustomKeyStoreId = scene.Store, XksProxyUriPath = "/third/kms/xks/v1" }, failure.ForStore().Code, failure.ForStore().Text);

        var failed = await api.ConnectAsync(fresh);
        Assert.Equal(("FAILED", failure.ConnectionErrorCode), (failed.Text("ConnectionState"), failed.Text("ConnectionErrorCode")));
    }

    [Theory, MemberData(nameof(Hanging))]
    public async Task A_proxy_that_hangs_has_250_milliseconds(string fault)
    {
        await using var scene = await Scene.StartAsync();
        while (scene.Proxy.Arrived.Wait(0, Cancel))
        {
        }

        scene.Proxy.Misbehave = Faults.Hanging[fault];
        var hanging = scene.Server.EncryptAsync(scene.Key, [1]);
        await scene.Proxy.Arrived.WaitAsync(Cancel);
        scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(249));
        await Task.Delay(50, Cancel);
        Assert.False(hanging.IsCompleted);

        scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await RefusesAsync(() => hanging, XksFailure.TimedOut.ForUse());
    }

    [Theory, MemberData(nameof(Spoiled))]
    public async Task An_answer_to_encrypt_that_breaks_a_rule_is_none(string fault)
    {
        await using var scene = await Scene.StartAsync();
        scene.Proxy.Spoil = Faults.Spoiled[fault];

        await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), XksFailure.InvalidResponse.ForUse());
    }

    [Fact]
    public async Task A_plaintext_of_another_length_is_none()
    {
        await using var scene = await Scene.StartAsync();
        var blob = await scene.Server.EncryptAsync(scene.Key, [1]);
        scene.Proxy.Spoil = (_, answer) => answer["plaintext"] = new byte[5];

        await RefusesAsync(() => scene.Server.DecryptAsync(scene.Key, blob), XksFailure.InvalidResponse.ForUse());
    }

    [Fact]
    public async Task A_plaintext_that_is_not_what_was_encrypted_does_not_open()
    {
        await using var scene = await Scene.StartAsync();
        var blob = await scene.Server.EncryptAsync(scene.Key, [1]);
        scene.Proxy.Spoil = (_, answer) => ((byte[])answer["plaintext"]!)[^1] ^= 1;

        Assert.Null(await scene.Server.DecryptAsync(scene.Key, blob));
    }

    [Theory]
    [InlineData("xksProxyFleetSize", 0), InlineData("xksProxyFleetSize", "1"), InlineData("xksProxyVendor", null), InlineData("xksProxyModel", 5), InlineData("ekmVendor", null)]
    [InlineData("ekmFleetDetails", null), InlineData("ekmFleetDetails", "none")]
    public async Task A_health_answer_that_breaks_a_rule_is_none(string member, object? value)
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        proxy.Spoil = (_, answer) => answer[member] = value;

        await server.Api.RefusesAsync("CreateCustomKeyStore", ExternalStore(), "XksProxyInvalidResponseException", XksFailure.InvalidResponse.ForStore().Text);
    }

    [Theory]
    [InlineData("ACTIVE", null), InlineData("DEGRADED", null), InlineData("UNAVAILABLE", "Unhealthy"), InlineData("FINE", "InvalidResponse"), InlineData("", "InvalidResponse")]
    public async Task One_manager_in_working_order_is_enough(string state, string? failure)
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var id = await server.Api.CreateStoreAsync(ExternalStore());
        proxy.Spoil = (_, answer) => answer["ekmFleetDetails"] = Enumerable.Repeat(new { id = "1", model = "m", healthStatus = state }, 3);

        var store = await server.Api.ConnectAsync(id);

        Assert.Equal(
            failure switch { null => null, "Unhealthy" => "XKS_PROXY_NOT_REACHABLE", _ => "XKS_PROXY_INVALID_RESPONSE" },
            store.TryGetProperty("ConnectionErrorCode", out var code) ? code.GetString() : null);
    }

    [Theory]
    [InlineData("keySpec", "AES_128", "The key spec of the external key must be AES_256. The key spec of specified external key is AES_128.")]
    [InlineData("keyStatus", "DISABLED", "The status of the external key must be ENABLED. The status of specified external key is DISABLED.")]
    [InlineData("keyUsage", "ENCRYPT", "The key usage of the external key must include ENCRYPT and DECRYPT. The key use of specified external key is ENCRYPT.")]
    public async Task An_external_key_that_is_not_fit_makes_no_kms_key(string member, string value, string text)
    {
        await using var scene = await Scene.StartAsync();
        scene.Proxy.Spoil = (_, answer) => answer[member] = member is "keyUsage" ? new[] { value } : value;

        await scene.Server.Api.RefusesAsync(
            "CreateKey", new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store, XksKeyId = "key-2" }, "XksKeyInvalidConfigurationException", text);
    }

    [Theory]
    [InlineData("other.example.test", false, false), InlineData(TestProxy.Host, true, false), InlineData(TestProxy.Host, false, true)]
    public async Task A_certificate_of_another_host_or_time_or_authority_is_never_taken(string host, bool expired, bool strange)
    {
        await using var proxy = await TestProxy.StartAsync(host, expired, strange);
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });

        await server.Api.RefusesAsync("CreateCustomKeyStore", ExternalStore(), "XksProxyUriUnreachableException", XksFailure.InvalidTls.ForStore().Text);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_certificate_of_a_ca_that_only_a_setting_names_is_not_taken_without_it()
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings with { Authorities = null } });

        await server.Api.RefusesAsync("CreateCustomKeyStore", ExternalStore(), "XksProxyUriUnreachableException", XksFailure.InvalidTls.ForStore().Text);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();
        await using var server = await TestServer.StartAsync(options => options with { Xks = SettingsFor(address) });

        await server.Api.RefusesAsync("CreateCustomKeyStore", ExternalStore(), "XksProxyUriUnreachableException", XksFailure.Unreachable.ForStore().Text);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_unreachable()
    {
        await using var server = await TestServer.StartAsync();

        foreach (var endpoint in new[] { "https://no-such-host.invalid", "https://..", "https://a..b.invalid" })
        {
            var request = ExternalStore("external", ("XksProxyUriEndpoint", endpoint));
            await server.Api.RefusesAsync("CreateCustomKeyStore", request, "XksProxyUriUnreachableException", XksFailure.Unreachable.ForStore().Text);
        }
    }

    [Theory, InlineData("hang"), InlineData("garbage"), InlineData("close")]
    public async Task A_listener_that_speaks_no_tls_is_told_as_such(string way)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var server = await TestServer.StartAsync(options => options with { Xks = SettingsFor((IPEndPoint)listener.LocalEndpoint) });

        var creating = server.Api.CallAsync("CreateCustomKeyStore", ExternalStore());
        using var client = await listener.AcceptTcpClientAsync(Cancel);
        switch (way)
        {
            case "garbage":
                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), Cancel);
                break;
            case "close":
                client.Close();
                break;
            default:
                server.Clock.Advance(TimeSpan.FromMilliseconds(250));
                break;
        }

        var expected = way is "hang" ? XksFailure.TimedOut : XksFailure.InvalidTls;
        (await creating).IsRefusal("XksProxyUriUnreachableException", expected.ForStore().Text);
    }

    [Fact]
    public async Task After_five_outages_the_proxy_is_spared_until_one_call_finds_it_well()
    {
        await using var scene = await Scene.StartAsync();
        var requests = scene.Proxy.Requests.Count;
        scene.Proxy.Refuse(503, "DependencyTimeoutException");
        for (var i = 0; i < 8; i++)
        {
            await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), XksFailure.DependencyTimedOut.ForUse());
        }

        Assert.Equal(CircuitBreaker.Threshold, scene.Proxy.Requests.Count - requests);

        // Half open: one tries in vain, and the next waits for another pause.
        scene.Server.Clock.Advance(CircuitBreaker.Pause);
        await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), XksFailure.DependencyTimedOut.ForUse());
        await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), XksFailure.DependencyTimedOut.ForUse());
        Assert.Equal(CircuitBreaker.Threshold + 1, scene.Proxy.Requests.Count - requests);

        scene.Proxy.Misbehave = null;
        await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), XksFailure.DependencyTimedOut.ForUse());
        scene.Server.Clock.Advance(CircuitBreaker.Pause);
        await scene.Server.EncryptAsync(scene.Key, [1]);
        await scene.Server.EncryptAsync(scene.Key, [1]);
    }

    [Fact]
    public async Task What_one_call_is_refused_for_does_not_open_the_circuit()
    {
        await using var scene = await Scene.StartAsync();
        scene.Proxy.Refuse(403, "AccessDeniedException");
        for (var i = 0; i < 2 * CircuitBreaker.Threshold; i++)
        {
            await RefusesAsync(() => scene.Server.EncryptAsync(scene.Key, [1]), XksFailure.AccessDenied.ForUse());
        }

        scene.Proxy.Misbehave = null;
        await scene.Server.EncryptAsync(scene.Key, [1]);
    }

    private static XksSettings SettingsFor(IPEndPoint address) => new() { Addresses = new Dictionary<string, IPEndPoint> { [TestProxy.Host] = address } };

    private static async Task RefusesAsync<T>(Func<Task<T>> use, ServiceException expected)
    {
        var refusal = await Assert.ThrowsAsync<ServiceException>(use);
        Assert.Equal((expected.Code, expected.Text), (refusal.Code, refusal.Text));
    }
}
