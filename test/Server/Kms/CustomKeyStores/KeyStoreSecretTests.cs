using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Signet.Tests;
using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>What the trail and the data folder hold of custom key stores, and what not.</summary>
public sealed class KeyStoreSecretTests(SoftTokens tokens)
{
    [Fact]
    public async Task The_trail_tells_of_every_operation_and_of_no_secret()
    {
        await using var scene = await Scene.StartAsync();
        var api = scene.Server.Api;
        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });
        await api.DoAsync("UpdateCustomKeyStore", new
        {
            CustomKeyStoreId = scene.Store,
            XksProxyAuthenticationCredential = new { ProxySignature.AccessKeyId, RawSecretAccessKey = ProxySignature.Secret },
        });
        await api.RefusesAsync("DeleteCustomKeyStore", new { CustomKeyStoreId = scene.Store }, "CustomKeyStoreHasCMKsException");

        var made = Assert.Single(await scene.Server.TrailAsync("EventName", "CreateCustomKeyStore"));
        Assert.Equal(
            $$"""{"customKeyStoreName":"external","customKeyStoreType":"EXTERNAL_KEY_STORE","xksProxyUriEndpoint":"{{TestProxy.Endpoint}}","xksProxyUriPath":"{{TestProxy.Path}}","xksProxyConnectivity":"PUBLIC_ENDPOINT"}""",
            made.GetProperty("requestParameters").GetRawText());
        Assert.Equal($$"""{"customKeyStoreId":"{{scene.Store}}"}""", made.GetProperty("responseElements").GetRawText());
        Assert.Equal(("[]", false), (made.GetProperty("resources").GetRawText(), made.GetProperty("readOnly").GetBoolean()));

        foreach (var operation in new[] { "ConnectCustomKeyStore", "DisconnectCustomKeyStore", "UpdateCustomKeyStore", "DeleteCustomKeyStore" })
        {
            var told = Assert.Single(await scene.Server.TrailAsync("EventName", operation));
            Assert.Equal($$"""{"customKeyStoreId":"{{scene.Store}}"}""", told.GetProperty("requestParameters").GetRawText());
            Assert.Equal(JsonValueKind.Null, told.GetProperty("responseElements").ValueKind);
            Assert.Equal("""{"customKeyStoreName":"external"}""", told.GetProperty("additionalEventData").GetRawText());
        }

        Assert.True((await scene.Server.TrailAsync("EventName", "DescribeCustomKeyStores"))[0].GetProperty("readOnly").GetBoolean());
        var key = Assert.Single(await scene.Server.TrailAsync("EventName", "CreateKey")).GetProperty("requestParameters");
        Assert.Equal((scene.Store, "key-1"), (key.Text("customKeyStoreId"), key.Text("xksKeyId")));
    }

    [Fact]
    public async Task The_trail_names_the_cluster_and_neither_password_nor_certificate()
    {
        await using var scene = await TokenScene.StartAsync(tokens);

        var made = Assert.Single(await scene.Server.TrailAsync("EventName", "CreateCustomKeyStore"));
        var connected = Assert.Single(await scene.Server.TrailAsync("EventName", "ConnectCustomKeyStore"));

        Assert.Equal(
            $$"""{"customKeyStoreName":"token","clusterId":"{{scene.Cluster.Id}}","customKeyStoreType":"AWS_CLOUDHSM"}""", made.GetProperty("requestParameters").GetRawText());
        Assert.Equal(
            $$"""{"customKeyStoreName":"token","clusterId":"{{scene.Cluster.Id}}"}""", connected.GetProperty("additionalEventData").GetRawText());
    }

    [Fact]
    public async Task No_file_of_the_data_folder_holds_a_password_or_a_secret()
    {
        await using var external = await Scene.StartAsync();
        await using var token = await TokenScene.StartAsync(tokens);
        await external.Server.EncryptAsync(external.Key, "a plaintext that is nobody's business"u8.ToArray());

        Assert.NotEmpty(await FindAsync(external.Server, ProxySignature.AccessKeyId));
        Assert.Empty(await FindAsync(external.Server, ProxySignature.Secret));
        Assert.Empty(await FindAsync(external.Server, "a plaintext that is nobody's business"));
        Assert.Empty(await FindAsync(token.Server, SoftTokens.Pin));
    }

    [Fact]
    public async Task A_secret_that_was_replaced_is_sealed_anew()
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var id = await server.Api.CreateStoreAsync(ExternalStore());
        var before = server.Server.Parts.Catalog.CustomKeyStores.All.Single().SealedSecret!;
        await server.Api.DoAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, XksProxyAuthenticationCredential = new { ProxySignature.AccessKeyId, RawSecretAccessKey = ProxySignature.Secret } });

        Assert.NotEqual(before, server.Server.Parts.Catalog.CustomKeyStores.All.Single().SealedSecret);
    }

    // Another process copies the files: opening them here would drop SQLite's locks on them (sqlite.org/howtocorrupt.html, 2.2).
    private static async Task<List<string>> FindAsync(TestServer server, string text)
    {
        var copy = Directory.CreateTempSubdirectory("signet-copy-").FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("cp", ["-r", server.Options.DataFolder, Path.Combine(copy, "data")]) { UseShellExecute = false })!;
            await process.WaitForExitAsync(Cancel);
            Assert.Equal(0, process.ExitCode);
            return [.. Haystack.Of(copy, except: []).Find(Encoding.UTF8.GetBytes(text))];
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
