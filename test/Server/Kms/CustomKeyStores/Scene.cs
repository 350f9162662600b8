using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>A server, a proxy, a connected external key store over it, and a key in that.</summary>
internal sealed record Scene(TestServer Server, TestProxy Proxy, string Store, string Key) : IAsyncDisposable
{
    public static async Task<Scene> StartAsync()
    {
        var proxy = await TestProxy.StartAsync();
        var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var store = await server.Api.ConnectedStoreAsync(ExternalStore());
        return new(server, proxy, store, await server.Api.ExternalKeyAsync(store));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Proxy.DisposeAsync();
    }
}
