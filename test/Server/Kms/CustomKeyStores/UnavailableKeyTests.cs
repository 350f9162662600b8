using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Keys of a store that is not connected.</summary>
public sealed class UnavailableKeyTests
{
    [Fact]
    public async Task Keys_are_unavailable_while_their_store_is_not_connected_and_come_back()
    {
        await using var scene = await Scene.StartAsync();
        var api = scene.Server.Api;
        var disabled = await api.ExternalKeyAsync(scene.Store, "key-2");
        await api.DoAsync("DisableKey", new { KeyId = disabled });

        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });
        var shown = (await api.DoAsync("DescribeKey", new { KeyId = scene.Key })).GetProperty("KeyMetadata");
        Assert.Equal(("Unavailable", false), (shown.Text("KeyState"), shown.GetProperty("Enabled").GetBoolean()));
        Assert.Equal("Unavailable", await api.KeyStateAsync(disabled));
        await scene.Server.RestartAsync();
        Assert.Equal("Unavailable", await api.KeyStateAsync(scene.Key));

        await api.ConnectAsync(scene.Store);
        Assert.Equal(("Enabled", "Disabled"), (await api.KeyStateAsync(scene.Key), await api.KeyStateAsync(disabled)));
    }

    [Fact]
    public async Task Enabling_and_disabling_works_meanwhile_and_shows_when_the_store_is_back()
    {
        await using var scene = await Scene.StartAsync();
        var api = scene.Server.Api;
        var other = await api.ExternalKeyAsync(scene.Store, "key-2");
        await api.DoAsync("DisableKey", new { KeyId = other });
        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });

        await api.DoNothingAsync("DisableKey", new { KeyId = scene.Key });
        await api.DoNothingAsync("EnableKey", new { KeyId = other });
        Assert.Equal(("Unavailable", "Unavailable"), (await api.KeyStateAsync(scene.Key), await api.KeyStateAsync(other)));

        await api.ConnectAsync(scene.Store);
        Assert.Equal(("Disabled", "Enabled"), (await api.KeyStateAsync(scene.Key), await api.KeyStateAsync(other)));
    }

    [Fact]
    public async Task A_pending_deletion_stays_one_and_can_be_cancelled()
    {
        await using var scene = await Scene.StartAsync();
        var api = scene.Server.Api;
        var unavailable = await api.ExternalKeyAsync(scene.Store, "key-2");
        await api.DoAsync("ScheduleKeyDeletion", new { KeyId = scene.Key });
        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });
        Assert.Equal("PendingDeletion", await api.KeyStateAsync(scene.Key));

        await api.RefusesAsync("CancelKeyDeletion", new { KeyId = unavailable }, "KMSInvalidStateException", $"{TestServer.ArnOf(unavailable)} is not pending deletion.");
        await api.DoAsync("ScheduleKeyDeletion", new { KeyId = unavailable });
        Assert.Equal("PendingDeletion", await api.KeyStateAsync(unavailable));

        await api.DoAsync("CancelKeyDeletion", new { KeyId = scene.Key });
        Assert.Equal("Unavailable", await api.KeyStateAsync(scene.Key));
        await api.ConnectAsync(scene.Store);
        Assert.Equal("Disabled", await api.KeyStateAsync(scene.Key));
    }

    [Theory]
    [InlineData("TagResource"), InlineData("UntagResource"), InlineData("UpdateKeyDescription"), InlineData("CreateAlias"), InlineData("GetKeyPolicy"), InlineData("PutKeyPolicy")]
    public async Task What_does_not_need_the_material_works(string operation)
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.Api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });

        await scene.Server.Api.DoAsync(operation, KeyRequests.For(operation, scene.Key));
    }

    [Fact]
    public async Task A_store_with_keys_stays_until_the_last_one_is_gone()
    {
        await using var scene = await Scene.StartAsync();
        var api = scene.Server.Api;
        await api.DoAsync("ScheduleKeyDeletion", new { KeyId = scene.Key, PendingWindowInDays = 7 });
        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });
        await api.RefusesAsync(
            "DeleteCustomKeyStore", new { CustomKeyStoreId = scene.Store }, "CustomKeyStoreHasCMKsException", $"Custom key store {scene.Store} contains KMS keys.");

        scene.Server.Clock.Advance(TimeSpan.FromDays(8));
        await scene.Server.Server.RunDueAsync(Cancel);
        for (var i = 0; i < 100 && (await api.CallAsync("DescribeKey", new { KeyId = scene.Key })).Status == 200; i++)
        {
            await Task.Delay(50, Cancel);
        }

        await api.DoAsync("DeleteCustomKeyStore", new { CustomKeyStoreId = scene.Store });
        await api.RefusesAsync("DeleteCustomKeyStore", new { CustomKeyStoreId = scene.Store }, "CustomKeyStoreNotFoundException");
        await scene.Server.RestartAsync();
        Assert.Equal("""{"CustomKeyStores":[],"Truncated":false}""", (await api.CallAsync("DescribeCustomKeyStores", "{}")).Text);
    }
}
