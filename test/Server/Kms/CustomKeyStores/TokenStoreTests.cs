using Signet.Server.Settings;
using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Custom key stores of type AWS_CLOUDHSM: what they are made of, and how they connect.</summary>
public sealed class TokenStoreTests(SoftTokens tokens)
{
    [Fact]
    public async Task A_store_tells_everything_but_its_password()
    {
        await using var scene = await TokenScene.StartAsync(tokens);

        var store = await scene.Server.Api.DescribeStoreAsync(scene.Store);

        Assert.Equal(
            "CustomKeyStoreId CustomKeyStoreName CloudHsmClusterId TrustAnchorCertificate ConnectionState CreationDate CustomKeyStoreType", store.Names());
        Assert.Equal(
            (scene.Cluster.Id, scene.Authority.Pem, "CONNECTED", "AWS_CLOUDHSM"),
            (store.Text("CloudHsmClusterId"), store.Text("TrustAnchorCertificate"), store.Text("ConnectionState"), store.Text("CustomKeyStoreType")));
    }

    [Fact]
    public async Task A_wrong_password_fails_and_the_right_one_connects()
    {
        var cluster = await tokens.TakeAsync();
        using var authority = new TestAuthority();
        await using var server = await TestServer.StartAsync(options => options with { HsmClusters = [cluster] });
        var id = await server.Api.CreateStoreAsync(Changed(TokenScene.Request(cluster, authority), ("KeyStorePassword", "wrong password")));
        var failed = await server.Api.ConnectAsync(id);
        Assert.Equal(("FAILED", "INVALID_CREDENTIALS"), (failed.Text("ConnectionState"), failed.Text("ConnectionErrorCode")));
        await server.Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, KeyStorePassword = SoftTokens.Pin }, "CustomKeyStoreInvalidStateException");

        await server.Api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = id });
        Assert.False((await server.Api.DescribeStoreAsync(id)).TryGetProperty("ConnectionErrorCode", out _));
        await server.Api.DoAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, KeyStorePassword = SoftTokens.Pin });

        Assert.Equal("CONNECTED", (await server.Api.ConnectAsync(id)).Text("ConnectionState"));
    }

    [Fact]
    public async Task A_password_that_was_right_before_is_checked_again()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var (api, id) = (scene.Server.Api, scene.Store);
        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = id });
        await api.DoAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, KeyStorePassword = "not the one" });

        Assert.Equal("INVALID_CREDENTIALS", (await api.ConnectAsync(id)).Text("ConnectionErrorCode"));
    }

    [Fact]
    public async Task A_cluster_without_its_token_is_not_active()
    {
        var cluster = await tokens.MissingAsync();
        using var authority = new TestAuthority();
        await using var server = await TestServer.StartAsync(options => options with { HsmClusters = [cluster] });

        await server.Api.RefusesAsync(
            "CreateCustomKeyStore", TokenScene.Request(cluster, authority), "CloudHsmClusterNotActiveException", $"The cluster {cluster.Id} is not active.");
    }

    [Fact]
    public async Task A_module_that_is_none_makes_no_active_cluster()
    {
        var cluster = await tokens.MissingAsync() with { ModulePath = "/etc/hostname" };
        using var authority = new TestAuthority();
        await using var server = await TestServer.StartAsync(options => options with { HsmClusters = [cluster] });

        await server.Api.RefusesAsync("CreateCustomKeyStore", TokenScene.Request(cluster, authority), "CloudHsmClusterNotActiveException");
    }

    [Fact]
    public async Task A_cluster_that_the_settings_do_not_name_is_not_found()
    {
        using var authority = new TestAuthority();
        await using var server = await TestServer.StartAsync();
        var request = TokenScene.Request(await tokens.MissingAsync(), authority);

        await server.Api.RefusesAsync("CreateCustomKeyStore", request, "CloudHsmClusterNotFoundException", $"There is no cluster {request["CloudHsmClusterId"]}.");
    }

    [Fact]
    public async Task A_cluster_serves_one_store_of_all_accounts()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var stranger = scene.Server.ApiAs(await scene.Server.CreateAccountAsync());

        foreach (var api in new[] { scene.Server.Api, stranger })
        {
            await api.RefusesAsync(
                "CreateCustomKeyStore", TokenScene.Request(scene.Cluster, scene.Authority, "another"),
                "CloudHsmClusterInUseException", $"The cluster {scene.Cluster.Id} belongs to a custom key store already.");
        }
    }

    [Theory]
    [InlineData("not PEM"), InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"), InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public async Task A_trust_anchor_is_a_certificate(string pem)
    {
        var cluster = await tokens.MissingAsync();
        using var authority = new TestAuthority();
        await using var server = await TestServer.StartAsync(options => options with { HsmClusters = [cluster] });

        await server.Api.RefusesAsync(
            "CreateCustomKeyStore", Changed(TokenScene.Request(cluster, authority), ("TrustAnchorCertificate", pem)),
            "IncorrectTrustAnchorException", "TrustAnchorCertificate is not a certificate in PEM.");
    }

    [Fact]
    public async Task A_trust_anchor_is_the_one_of_the_settings_when_they_have_one()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        var cluster = await tokens.TakeAsync(authority.Authorities[0].RawData);
        await using var server = await TestServer.StartAsync(options => options with { HsmClusters = [cluster] });

        await server.Api.RefusesAsync(
            "CreateCustomKeyStore", TokenScene.Request(cluster, other), "IncorrectTrustAnchorException", "TrustAnchorCertificate is not the certificate of the cluster.");
        await server.Api.CreateStoreAsync(TokenScene.Request(cluster, authority));
    }

    [Fact]
    public async Task A_store_moves_to_a_cluster_with_its_own_trust_anchor_only()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        HsmCluster[] clusters =
        [
            await tokens.TakeAsync(), await tokens.TakeAsync(authority.Authorities[0].RawData), await tokens.TakeAsync(other.Authorities[0].RawData), await tokens.MissingAsync(),
        ];
        await using var server = await TestServer.StartAsync(options => options with { HsmClusters = clusters });
        var id = await server.Api.CreateStoreAsync(TokenScene.Request(clusters[0], authority));

        foreach (var unrelated in clusters[2..])
        {
            await server.Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, CloudHsmClusterId = unrelated.Id }, "CloudHsmClusterNotRelatedException");
        }

        await server.Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, CloudHsmClusterId = "cluster-22222222222" }, "CloudHsmClusterNotFoundException");
        await server.Api.DoAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, CloudHsmClusterId = clusters[1].Id });
        Assert.Equal(clusters[1].Id, (await server.Api.DescribeStoreAsync(id)).Text("CloudHsmClusterId"));
        Assert.Equal("CONNECTED", (await server.Api.ConnectAsync(id)).Text("ConnectionState"));
        await server.Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, CloudHsmClusterId = clusters[0].Id }, "CustomKeyStoreInvalidStateException");
    }

    [Theory, InlineData("CloudHsmClusterId"), InlineData("TrustAnchorCertificate"), InlineData("KeyStorePassword")]
    public async Task What_a_token_needs_is_asked_for(string member)
    {
        using var authority = new TestAuthority();
        await using var server = await TestServer.StartAsync();

        await server.Api.RefusesAsync(
            "CreateCustomKeyStore", Changed(TokenScene.Request(await tokens.MissingAsync(), authority), (member, null)),
            "ValidationException", $"{member} is required with CustomKeyStoreType AWS_CLOUDHSM.");
        await server.Api.RefusesAsync(
            "CreateCustomKeyStore", Changed(TokenScene.Request(await tokens.MissingAsync(), authority), ("XksProxyUriPath", "/kms/xks/v1")),
            "ValidationException", "XksProxyUriPath is not supported with CustomKeyStoreType AWS_CLOUDHSM.");
    }
}
