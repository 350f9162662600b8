using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Custom key stores as AWS's own client sees them.</summary>
public sealed class SdkTests(SoftTokens tokens)
{
    [Fact]
    public async Task An_external_key_store_lives_its_whole_life()
    {
        await using var proxy = await TestProxy.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Xks = proxy.Settings });
        var made = await server.Kms.CreateCustomKeyStoreAsync(
            new()
            {
                CustomKeyStoreName = "external", CustomKeyStoreType = CustomKeyStoreType.EXTERNAL_KEY_STORE, XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT,
                XksProxyUriEndpoint = TestProxy.Endpoint, XksProxyUriPath = TestProxy.Path,
                XksProxyAuthenticationCredential = new() { AccessKeyId = ProxySignature.AccessKeyId, RawSecretAccessKey = ProxySignature.Secret },
            },
            Cancel);
        var id = made.CustomKeyStoreId;
        await server.Kms.ConnectCustomKeyStoreAsync(new() { CustomKeyStoreId = id }, Cancel);
        await server.Api.SettledAsync(id);

        var store = Assert.Single((await server.Kms.DescribeCustomKeyStoresAsync(new(), Cancel)).CustomKeyStores);
        Assert.Equal((ConnectionStateType.CONNECTED, TestProxy.Endpoint), (store.ConnectionState, store.XksProxyConfiguration.UriEndpoint));
        var key = await server.Kms.CreateKeyAsync(new() { Origin = OriginType.EXTERNAL_KEY_STORE, CustomKeyStoreId = id, XksKeyId = "key-1" }, Cancel);
        Assert.Equal("key-1", key.KeyMetadata.XksKeyConfiguration.Id);
        await Assert.ThrowsAsync<XksKeyAlreadyInUseException>(() =>
            server.Kms.CreateKeyAsync(new() { Origin = OriginType.EXTERNAL_KEY_STORE, CustomKeyStoreId = id, XksKeyId = "key-1" }, Cancel));

        await Assert.ThrowsAsync<CustomKeyStoreInvalidStateException>(() => server.Kms.DeleteCustomKeyStoreAsync(new() { CustomKeyStoreId = id }, Cancel));
        await server.Kms.DisconnectCustomKeyStoreAsync(new() { CustomKeyStoreId = id }, Cancel);
        await Assert.ThrowsAsync<CustomKeyStoreHasCMKsException>(() => server.Kms.DeleteCustomKeyStoreAsync(new() { CustomKeyStoreId = id }, Cancel));
        Assert.Equal(KeyState.Unavailable, (await server.Kms.DescribeKeyAsync(key.KeyMetadata.KeyId, Cancel)).KeyMetadata.KeyState);
        await Assert.ThrowsAsync<CustomKeyStoreNotFoundException>(() => server.Kms.ConnectCustomKeyStoreAsync(new() { CustomKeyStoreId = "cks-0" }, Cancel));
    }

    [Fact]
    public async Task A_key_in_a_token_signs()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync("ECC_NIST_P384");
        using var message = new MemoryStream([1, 2, 3]);

        var signed = await scene.Server.Kms.SignAsync(new() { KeyId = key, Message = message, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_384 }, Cancel);
        message.Position = 0;
        var verified = await scene.Server.Kms.VerifyAsync(
            new() { KeyId = key, Message = message, Signature = signed.Signature, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_384 }, Cancel);

        Assert.True(verified.SignatureValid);
    }
}
