using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>The table of operations and connection states: each cell works and leads to a state, or is refused.</summary>
public sealed class ConnectionStateTests
{
    // Operation, then what it leads to in DISCONNECTED, CONNECTING, CONNECTED, FAILED; x: refused, =: the state stays, -: the store is gone.
    private const string Table = """
        ConnectCustomKeyStore    CONNECTED  CONNECTED    =            x
        DisconnectCustomKeyStore x          DISCONNECTED DISCONNECTED DISCONNECTED
        DeleteCustomKeyStore     -          x            x            x
        UpdateName               =          x            =            x
        UpdatePath               =          x            =            x
        UpdateCredential         =          x            =            x
        UpdateEndpoint           =          x            x            x
        UpdateConnectivity       =          x            x            x
        CreateKey                x          x            =            x
        """;

    private static readonly string[] States = ["DISCONNECTED", "CONNECTING", "CONNECTED", "FAILED"];

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var words in Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                for (var i = 0; i < States.Length; i++)
                {
                    cells.Add(words[0], States[i], words[1 + i]);
                }
            }

            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task An_operation_works_in_a_connection_state_or_is_refused(string operation, string state, string outcome)
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var id = await server.Api.CreateStoreAsync(ExternalStore());
        using var gate = await PutAsync(server, proxy, id, state);

        var answer = await server.Api.CallAsync(operation.StartsWith("Update", StringComparison.Ordinal) ? "UpdateCustomKeyStore" : operation, Request(operation, id));

        if (outcome is "x")
        {
            answer.IsRefusal(
                "CustomKeyStoreInvalidStateException", $"Custom key store {id} is in the connection state {state}, which is not valid for this operation.");
            Assert.Equal(state, (await server.Api.DescribeStoreAsync(id)).Text("ConnectionState"));
            gate.Release(100);
            return;
        }

        Assert.True(answer.Status == 200, answer.Text);
        if (outcome is "-")
        {
            await server.Api.RefusesAsync("DescribeCustomKeyStores", new { CustomKeyStoreId = id }, "CustomKeyStoreNotFoundException");
            return;
        }

        gate.Release(100);
        var after = await server.Api.SettledAsync(id);
        Assert.Equal(outcome is "=" ? state : outcome, after.Text("ConnectionState"));
        Assert.False(after.TryGetProperty("ConnectionErrorCode", out _));
    }

    [Fact]
    public async Task Connecting_is_told_at_once_and_a_disconnection_meanwhile_prevails()
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var id = await server.Api.CreateStoreAsync(ExternalStore());
        using var gate = await PutAsync(server, proxy, id, "CONNECTING");
        Assert.Equal("CONNECTING", (await server.Api.DescribeStoreAsync(id)).Text("ConnectionState"));

        await server.Api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = id });
        gate.Release(100);

        await Task.Delay(300, Cancel);
        Assert.Equal("DISCONNECTED", (await server.Api.DescribeStoreAsync(id)).Text("ConnectionState"));
        Assert.Equal("CONNECTED", (await server.Api.ConnectAsync(id)).Text("ConnectionState"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_store_that_was_connecting_when_the_server_stopped_is_connected_by_the_next_start(bool well)
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var id = await server.Api.CreateStoreAsync(ExternalStore());
        using var gate = await PutAsync(server, proxy, id, "CONNECTING");

        await server.Server.DisposeAsync();
        proxy.Misbehave = null;
        if (!well)
        {
            proxy.Refuse(404, "InvalidUriPathException");
        }

        await server.RestartAsync();

        var store = await server.Api.SettledAsync(id);
        Assert.Equal(
            well ? "CONNECTED" : "FAILED XKS_PROXY_INVALID_CONFIGURATION",
            well ? store.Text("ConnectionState") : $"{store.Text("ConnectionState")} {store.Text("ConnectionErrorCode")}");
    }

    [Fact]
    public async Task A_connected_store_serves_after_a_restart_as_before()
    {
        await using var scene = await Scene.StartAsync();
        var blob = await scene.Server.EncryptAsync(scene.Key, [1, 2]);

        await scene.Server.RestartAsync();

        Assert.Equal("Enabled", await scene.Server.Api.KeyStateAsync(scene.Key));
        Assert.Equal([1, 2], await scene.Server.DecryptAsync(scene.Key, blob));
    }

    private static object Request(string operation, string id) => operation switch
    {
        "UpdateName" => new { CustomKeyStoreId = id, NewCustomKeyStoreName = "renamed" },
        "UpdatePath" => new { CustomKeyStoreId = id, XksProxyUriPath = "/other/kms/xks/v1" },
        "UpdateCredential" => new { CustomKeyStoreId = id, XksProxyAuthenticationCredential = new { ProxySignature.AccessKeyId, RawSecretAccessKey = ProxySignature.Secret } },
        "UpdateEndpoint" => new { CustomKeyStoreId = id, XksProxyUriEndpoint = TestProxy.Endpoint },
        "UpdateConnectivity" => new { CustomKeyStoreId = id, XksProxyConnectivity = "PUBLIC_ENDPOINT" },
        "CreateKey" => new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = id, XksKeyId = "key-1" },
        _ => new { CustomKeyStoreId = id },
    };

    // While the gate is closed, health checks for connecting wait before it.
    private static async Task<SemaphoreSlim> PutAsync(TestServer server, TestProxy proxy, string id, string state)
    {
        var gate = new SemaphoreSlim(0);
        switch (state)
        {
            case "CONNECTING":
                proxy.Misbehave = async (http, _) =>
                {
                    await gate.WaitAsync(http.RequestAborted);
                    return false;
                };
                await server.Api.DoAsync("ConnectCustomKeyStore", new { CustomKeyStoreId = id });
                break;
            case "CONNECTED":
                Assert.Equal(state, (await server.Api.ConnectAsync(id)).Text("ConnectionState"));
                break;
            case "FAILED":
                proxy.Refuse(403, "AccessDeniedException");
                var failed = await server.Api.ConnectAsync(id);
                Assert.Equal((state, "XKS_PROXY_ACCESS_DENIED"), (failed.Text("ConnectionState"), failed.Text("ConnectionErrorCode")));
                proxy.Misbehave = null;
                break;
        }

        return gate;
    }
}
