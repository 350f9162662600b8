using System.Text.Json;
using Signet.Identifiers;
using Signet.Server.KeyStores;
using Signet.Server.State;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>What tests of custom key stores say often, said shortly.</summary>
internal static class KeyStoreCalls
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A request for an external key store that works; members can be replaced, or left out by null.</summary>
    public static Dictionary<string, object?> ExternalStore(string name = "external", params (string Name, object? Value)[] changes) => Changed(
        new()
        {
            ["CustomKeyStoreName"] = name,
            ["CustomKeyStoreType"] = "EXTERNAL_KEY_STORE",
            ["XksProxyUriEndpoint"] = TestProxy.Endpoint,
            ["XksProxyUriPath"] = TestProxy.Path,
            ["XksProxyConnectivity"] = "PUBLIC_ENDPOINT",
            ["XksProxyAuthenticationCredential"] = new { AccessKeyId = ProxySignature.AccessKeyId, RawSecretAccessKey = ProxySignature.Secret },
        },
        changes);

    public static Dictionary<string, object?> Changed(Dictionary<string, object?> request, params (string Name, object? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            request[name] = value;
        }

        return request;
    }

    public static async Task<string> CreateStoreAsync(this ApiClient api, Dictionary<string, object?> request) =>
        (await api.DoAsync("CreateCustomKeyStore", request)).Text("CustomKeyStoreId");

    public static async Task<JsonElement> DescribeStoreAsync(this ApiClient api, string id) =>
        (await api.DoAsync("DescribeCustomKeyStores", new { CustomKeyStoreId = id })).GetProperty("CustomKeyStores")[0];

    /// <summary>Connects, and waits until the connection is made or has failed.</summary>
    public static async Task<JsonElement> ConnectAsync(this ApiClient api, string id)
    {
        Assert.Equal("{}", (await api.CallAsync("ConnectCustomKeyStore", new { CustomKeyStoreId = id })).Text);
        return await api.SettledAsync(id);
    }

    /// <summary>The store, once it is not connecting any more.</summary>
    public static async Task<JsonElement> SettledAsync(this ApiClient api, string id)
    {
        for (var i = 0; i < 600; i++)
        {
            var store = await api.DescribeStoreAsync(id);
            if (store.Text("ConnectionState") is not "CONNECTING")
            {
                return store;
            }

            await Task.Delay(25, Cancel);
        }

        throw new TimeoutException("The store is still CONNECTING.");
    }

    /// <summary>Makes a store and connects it.</summary>
    public static async Task<string> ConnectedStoreAsync(this ApiClient api, Dictionary<string, object?> request)
    {
        var id = await api.CreateStoreAsync(request);
        var store = await api.ConnectAsync(id);
        Assert.True(store.Text("ConnectionState") is "CONNECTED", store.GetRawText());
        return id;
    }

    /// <summary>Makes a key in an external key store; gives its id.</summary>
    public static async Task<string> ExternalKeyAsync(this ApiClient api, string store, string xksKeyId = "key-1") =>
        (await api.DoAsync("CreateKey", new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = store, XksKeyId = xksKeyId })).GetProperty("KeyMetadata").Text("KeyId");

    public static async Task<string> KeyStateAsync(this ApiClient api, string key) =>
        (await api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata").Text("KeyState");

    /// <summary>The snapshot of a key.</summary>
    public static Key KeyOf(this TestServer server, string id) =>
        server.Server.Parts.Catalog.TryGetKey(AccountId.Parse(TestServer.Account), Region.Parse(TestServer.Region), KeyId.Parse(id), out var key)
            ? key
            : throw new KeyNotFoundException(id);

    public static async Task<byte[]> EncryptAsync(this TestServer server, string key, byte[] plaintext, params (string Name, string Value)[] context) =>
        (await StoreOf(server, key).EncryptAsync(server.KeyOf(key), plaintext, Context(context), Cancel)).Blob;

    public static async Task<byte[]?> DecryptAsync(this TestServer server, string key, byte[] blob, params (string Name, string Value)[] context) =>
        CiphertextBlob.TryParse(blob, out var parsed)
            ? await StoreOf(server, key).DecryptAsync(server.KeyOf(key), parsed, Context(context), Cancel)
            : null;

    private static IKeyStore StoreOf(TestServer server, string key) => server.Server.Parts.KeyStores.For(server.KeyOf(key));

    private static EncryptionContext Context((string Name, string Value)[] pairs) =>
        EncryptionContext.Of(pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal));
}
