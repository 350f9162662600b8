using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Scheduler;

/// <summary>The states through which keys only pass, as time passes by itself.</summary>
public sealed class KeyTransitionsTests
{
    [Fact]
    public async Task A_replica_is_creating_until_a_second_has_passed()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, "us-east-1");
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, "us-east-1");

        var creating = await there.DescribeAsync(key);
        Assert.Equal(("Creating", false), (creating.Text("KeyState"), creating.GetProperty("Enabled").GetBoolean()));
        Assert.False(creating.TryGetProperty("CurrentKeyMaterialId", out _));
        await there.RefusesAsync("Encrypt", new { KeyId = key, Plaintext = "x"u8.ToArray() }, "KMSInvalidStateException", $"{creating.Text("Arn")} is creating.");

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(there, key, "Enabled");
        Assert.Equal(await server.Api.MaterialAsync(key), await there.MaterialAsync(key));
    }

    [Fact]
    public async Task A_move_of_the_primary_Region_is_over_after_a_second()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, "us-east-1");
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, "us-east-1");
        await server.SettleAsync();
        await server.Api.DoAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = "us-east-1" });

        server.Clock.Advance(TimeSpan.FromSeconds(1));

        await UntilAsync(there, key, "Enabled");
        await UntilAsync(server.Api, key, "Enabled");
    }

    [Fact]
    public async Task What_is_changed_meanwhile_stays_changed()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, "us-east-1");
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, "us-east-1");
        await there.DoAsync("UpdateKeyDescription", new { KeyId = key, Description = "changed" });
        await server.SettleAsync();
        Assert.Equal(("Enabled", "changed"), (await there.StateAsync(key), (await there.DescribeAsync(key)).Text("Description")));

        await server.Api.ReplicateAsync(key, "us-west-2");
        var beyond = server.ApiAs(server.Root, "us-west-2");
        await beyond.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        await server.SettleAsync();
        Assert.Equal("PendingDeletion", await beyond.StateAsync(key));
    }

    private static async Task UntilAsync(ApiClient api, string key, string state)
    {
        for (var i = 0; i < 200 && await api.StateAsync(key) != state; i++)
        {
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(state, await api.StateAsync(key));
    }
}
