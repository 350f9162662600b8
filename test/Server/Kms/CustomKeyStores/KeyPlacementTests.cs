using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>CreateKey in a custom key store.</summary>
public sealed class KeyPlacementTests(SoftTokens tokens)
{
    [Fact]
    public async Task An_external_key_is_the_key_of_one_kms_key()
    {
        await using var scene = await Scene.StartAsync();
        var api = scene.Server.Api;
        var request = new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store, XksKeyId = "key-1" };
        await api.RefusesAsync(
            "CreateKey", request, "XksKeyAlreadyInUseException", "The external key key-1 is the key of another KMS key in this custom key store.");
        await api.DoAsync("ScheduleKeyDeletion", new { KeyId = scene.Key });
        await api.RefusesAsync("CreateKey", request, "XksKeyAlreadyInUseException");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.CallAsync("CreateKey", new { request.Origin, request.CustomKeyStoreId, XksKeyId = "key-2" })));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("XksKeyAlreadyInUseException", answer.Code));
    }

    [Fact]
    public async Task The_same_external_key_may_be_another_stores_too()
    {
        await using var scene = await Scene.StartAsync();
        var other = await scene.Server.Api.ConnectedStoreAsync(ExternalStore("other", ("XksProxyUriPath", "/other/kms/xks/v1")));

        await scene.Server.Api.ExternalKeyAsync(other);
    }

    [Fact]
    public async Task An_external_key_shows_its_store_and_its_name()
    {
        await using var scene = await Scene.StartAsync();

        var answer = await scene.Server.Api.CallAsync("DescribeKey", new { KeyId = scene.Key });

        var key = answer.Json.GetProperty("KeyMetadata");
        Assert.Equal(
            "AWSAccountId KeyId Arn CreationDate Enabled Description KeyUsage KeyState Origin CustomKeyStoreId KeyManager CustomerMasterKeySpec KeySpec EncryptionAlgorithms MultiRegion XksKeyConfiguration",
            key.Names());
        Assert.Equal(("EXTERNAL_KEY_STORE", scene.Store, "CUSTOMER"), (key.Text("Origin"), key.Text("CustomKeyStoreId"), key.Text("KeyManager")));
        Assert.Equal("""{"Id":"key-1"}""", key.GetProperty("XksKeyConfiguration").GetRawText());
    }

    [Theory, InlineData("."), InlineData("..")]
    public async Task A_dot_segment_is_the_name_of_no_key(string name)
    {
        await using var scene = await Scene.StartAsync();
        var requests = scene.Proxy.Requests.Count;

        await scene.Server.Api.RefusesAsync(
            "CreateKey", new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store, XksKeyId = name }, "XksKeyNotFoundException");
        Assert.Equal(requests, scene.Proxy.Requests.Count);
    }

    [Fact]
    public async Task Members_go_with_their_origin()
    {
        await using var scene = await Scene.StartAsync();
        await RefusesAsync(new { Origin = "EXTERNAL_KEY_STORE", XksKeyId = "key-2" }, "ValidationException", "CustomKeyStoreId is required with Origin EXTERNAL_KEY_STORE.");
        await RefusesAsync(new { Origin = "AWS_CLOUDHSM" }, "ValidationException", "CustomKeyStoreId is required with Origin AWS_CLOUDHSM.");
        await RefusesAsync(
            new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store }, "ValidationException", "XksKeyId is required with Origin EXTERNAL_KEY_STORE.");
        await RefusesAsync(
            new { Origin = "AWS_CLOUDHSM", CustomKeyStoreId = scene.Store, XksKeyId = "key-2" }, "ValidationException", "XksKeyId is not supported for Origin AWS_CLOUDHSM");
        await RefusesAsync(
            new { Origin = "AWS_CLOUDHSM", CustomKeyStoreId = scene.Store },
            "UnsupportedOperationException", "Origin AWS_CLOUDHSM is not valid for custom key stores of type EXTERNAL_KEY_STORE.");
        await RefusesAsync(
            new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = "cks-0", XksKeyId = "key-2" }, "CustomKeyStoreNotFoundException", "Custom key store cks-0 does not exist.");
        await RefusesAsync(
            new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store, XksKeyId = "key-2", MultiRegion = true },
            "UnsupportedOperationException", "Multi-Region keys cannot be created in a custom key store.");

        Task RefusesAsync(object request, string code, string text) => scene.Server.Api.RefusesAsync("CreateKey", request, code, text);
    }

    [Theory]
    [InlineData("EXTERNAL_KEY_STORE", "RSA_2048", "SIGN_VERIFY", "KeySpec RSA_2048"), InlineData("EXTERNAL_KEY_STORE", "HMAC_256", "GENERATE_VERIFY_MAC", "KeySpec HMAC_256")]
    [InlineData("AWS_CLOUDHSM", "HMAC_256", "GENERATE_VERIFY_MAC", "KeySpec HMAC_256"), InlineData("AWS_CLOUDHSM", "ECC_SECG_P256K1", "SIGN_VERIFY", "KeySpec ECC_SECG_P256K1")]
    [InlineData("AWS_CLOUDHSM", "ML_DSA_44", "SIGN_VERIFY", "KeySpec ML_DSA_44"), InlineData("AWS_CLOUDHSM", "RSA_2048", "ENCRYPT_DECRYPT", "KeySpec RSA_2048 with KeyUsage ENCRYPT_DECRYPT")]
    [InlineData("AWS_CLOUDHSM", "ECC_NIST_P256", "KEY_AGREEMENT", "KeySpec ECC_NIST_P256 with KeyUsage KEY_AGREEMENT")]
    public async Task Specs_that_a_store_does_not_hold_are_refused(string origin, string spec, string usage, string shown)
    {
        await using var server = await TestServer.StartAsync();
        var request = new { Origin = origin, CustomKeyStoreId = "cks-0", XksKeyId = origin is "EXTERNAL_KEY_STORE" ? "key-1" : null, KeySpec = spec, KeyUsage = usage };

        await server.Api.RefusesAsync("CreateKey", request, "ValidationException", $"{shown} is not supported for Origin {origin}");
    }

    [Fact]
    public async Task A_key_that_is_refused_leaves_nothing_in_the_token()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        await scene.KeyAsync();
        await scene.Server.Api.RefusesAsync(
            "CreateKey", new { Origin = "AWS_CLOUDHSM", CustomKeyStoreId = scene.Store, Policy = "{}" }, "MalformedPolicyDocumentException");
        await scene.Server.Api.RefusesAsync(
            "CreateKey", new { Origin = "AWS_CLOUDHSM", CustomKeyStoreId = scene.Store, Tags = new[] { new { TagKey = "aws:x", TagValue = "" } } }, "TagException");

        Assert.Single(scene.Objects());
    }
}
