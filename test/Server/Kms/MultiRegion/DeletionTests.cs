using Microsoft.Data.Sqlite;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.MultiRegion;

/// <summary>The end of multi-Region keys: replicas at any time, the primary key after them.</summary>
public sealed class DeletionTests
{
    private const string There = "us-east-1";
    private const string Beyond = "us-west-2";

    [Fact]
    public async Task A_replica_goes_by_itself_and_its_Region_is_free_again()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, There);
        var key = await SetAsync(server, There);
        var blob = await there.EncryptAsync(key, "made there");
        var answer = await there.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        Assert.Equal("KeyId DeletionDate KeyState PendingWindowInDays", answer.Names());

        await server.PassAsync(TimeSpan.FromDays(7));

        await GoneAsync(there, There, key);
        Assert.Equal("[]", (await server.Api.DescribeAsync(key)).GetProperty("MultiRegionConfiguration").GetProperty("ReplicaKeys").GetRawText());
        Assert.Equal("made there", (await server.Api.DecryptAsync(blob)).Text);
        await server.Api.ReplicateAsync(key, There);
        await server.SettleAsync();
        Assert.Equal("{}", (await there.DoAsync("GetKeyLastUsage", new { KeyId = key })).GetProperty("KeyLastUsage").GetRawText());
        Assert.Equal("made there", (await there.DecryptAsync(blob)).Text);
    }

    [Fact]
    public async Task A_primary_key_waits_for_its_last_replica_and_then_for_its_own_window()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there, beyond) = (server.Api, server.ApiAs(server.Root, There), server.ApiAs(server.Root, Beyond));
        var key = await SetAsync(server, There, Beyond);

        var answer = await here.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 10 });
        Assert.Equal(
            $$"""{"KeyId":"{{TestServer.ArnOf(key)}}","KeyState":"PendingReplicaDeletion","PendingWindowInDays":10}""", answer.GetRawText());
        var waiting = await here.DescribeAsync(key);
        Assert.Equal(("PendingReplicaDeletion", 10), (waiting.Text("KeyState"), waiting.GetProperty("PendingDeletionWindowInDays").GetInt32()));
        Assert.False(waiting.TryGetProperty("DeletionDate", out _) || waiting.GetProperty("Enabled").GetBoolean());
        await here.RefusesAsync(
            "Encrypt", new { KeyId = key, Plaintext = "x"u8.ToArray() }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending replica deletion.");
        await server.PassAsync(TimeSpan.FromDays(400));
        Assert.Equal("PendingReplicaDeletion", await here.StateAsync(key));

        await there.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        await server.PassAsync(TimeSpan.FromDays(7));
        await GoneAsync(there, There, key);
        Assert.Equal(("PendingReplicaDeletion", "Enabled"), (await here.StateAsync(key), await beyond.StateAsync(key)));

        await beyond.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        await server.PassAsync(TimeSpan.FromDays(7));
        await GoneAsync(beyond, Beyond, key);
        var pending = await here.DescribeAsync(key);
        Assert.Equal(("PendingDeletion", server.Clock.GetUtcNow().AddDays(10).InMilliseconds()), (pending.Text("KeyState"), pending.Time("DeletionDate")));
        Assert.False(pending.TryGetProperty("PendingDeletionWindowInDays", out _));

        await server.PassAsync(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        Assert.Equal("PendingDeletion", await here.StateAsync(key));
        await server.PassAsync(TimeSpan.FromSeconds(1));
        await GoneAsync(here, TestServer.Region, key);
    }

    [Fact]
    public async Task Replicas_that_go_at_the_same_moment_let_their_primary_key_go()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SetAsync(server, There, Beyond);
        foreach (var region in new[] { There, Beyond, TestServer.Region })
        {
            await server.ApiAs(server.Root, region).DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        }

        await server.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal("PendingDeletion", await server.Api.StateAsync(key));

        await server.PassAsync(TimeSpan.FromDays(7));
        await GoneAsync(server.Api, TestServer.Region, key);
    }

    [Fact]
    public async Task A_primary_key_that_is_scheduled_while_its_replica_goes_never_waits_for_nobody()
    {
        await using var server = await TestServer.StartAsync();
        List<string> keys = [];
        for (var i = 0; i < 20; i++)
        {
            keys.Add(await SetAsync(server, There));
            await server.ApiAs(server.Root, There).DoAsync("ScheduleKeyDeletion", new { KeyId = keys[i], PendingWindowInDays = 7 });
        }

        server.Clock.Advance(TimeSpan.FromDays(7));
        await Task.WhenAll(
            [server.Server.RunDueAsync(Cancel), .. keys.Select(key => server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 }))]);
        await server.SettleAsync();

        foreach (var key in keys)
        {
            Assert.Equal("PendingDeletion", await server.Api.StateAsync(key));
        }
    }

    [Fact]
    public async Task A_primary_key_without_replicas_waits_for_its_window_only()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync(multiRegion: true);

        Assert.Equal("PendingDeletion", (await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 })).Text("KeyState"));
        await server.PassAsync(TimeSpan.FromDays(7));

        await GoneAsync(server.Api, TestServer.Region, key);
    }

    [Fact]
    public async Task A_primary_key_that_waits_can_be_kept()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there) = (server.Api, server.ApiAs(server.Root, There));
        var key = await SetAsync(server, There);
        await here.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        await there.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });

        Assert.Equal($$"""{"KeyId":"{{TestServer.ArnOf(key)}}"}""", (await here.CallAsync("CancelKeyDeletion", new { KeyId = key })).Text);
        var kept = await here.DescribeAsync(key);
        Assert.Equal("Disabled", kept.Text("KeyState"));
        Assert.False(kept.TryGetProperty("PendingDeletionWindowInDays", out _));
        await server.PassAsync(TimeSpan.FromDays(60));

        await GoneAsync(there, There, key);
        Assert.Equal("Disabled", await here.StateAsync(key));
        await here.DoAsync("EnableKey", new { KeyId = key });
        await here.EncryptAsync(key, "still here");
    }

    [Fact]
    public async Task A_replica_that_is_kept_keeps_its_primary_key_waiting()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there) = (server.Api, server.ApiAs(server.Root, There));
        var key = await SetAsync(server, There);
        await here.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        await there.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        await there.DoAsync("CancelKeyDeletion", new { KeyId = key });

        await server.PassAsync(TimeSpan.FromDays(60));

        Assert.Equal(("PendingReplicaDeletion", "Disabled"), (await here.StateAsync(key), await there.StateAsync(key)));
    }

    [Fact]
    public async Task The_replicas_of_a_lost_primary_key_live_on()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, There);
        var key = await SetAsync(server, There);
        var blob = await server.Api.EncryptAsync(key, "made by the primary");

        // As when a backup brings back one Region only.
        await server.Server.DisposeAsync();
        await LoseAsync(server, key);
        await server.RestartAsync();

        await GoneAsync(server.Api, TestServer.Region, key);
        var set = (await there.DescribeAsync(key)).GetProperty("MultiRegionConfiguration");
        Assert.Equal($$"""{"MultiRegionKeyType":"REPLICA","ReplicaKeys":[{"Arn":"{{ArnIn(There, key)}}","Region":"{{There}}"}]}""", set.GetRawText());
        Assert.Equal("made by the primary", (await there.DecryptAsync(blob)).Text);
        await there.EncryptAsync(key, "x");
        Assert.False((await there.DoAsync("GetKeyRotationStatus", new { KeyId = key })).GetProperty("KeyRotationEnabled").GetBoolean());
        await there.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "UnsupportedOperationException", $"{ArnIn(There, key)} is not a multi-region primary key.");
        await there.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        await server.PassAsync(TimeSpan.FromDays(7));
        await GoneAsync(there, There, key);
    }

    private static async Task LoseAsync(TestServer server, string key)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(server.Options.DataFolder, "signet.db")};Pooling=False");
        await database.OpenAsync(Cancel);
        await using var command = database.CreateCommand();
        command.CommandText = """
            PRAGMA foreign_keys = ON;
            BEGIN;
            DELETE FROM key_materials WHERE key_id = $key AND region = $region;
            DELETE FROM keys WHERE id = $key AND region = $region;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$region", TestServer.Region);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<string> SetAsync(TestServer server, params string[] regions)
    {
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        foreach (var region in regions)
        {
            await server.Api.ReplicateAsync(key, region);
        }

        await server.SettleAsync();
        return key;
    }

    private static Task GoneAsync(ApiClient api, string region, string key) =>
        api.RefusesAsync("DescribeKey", new { KeyId = key }, "NotFoundException", $"Key '{ArnIn(region, key)}' does not exist");

    private static string ArnIn(string region, string key) => $"arn:aws:kms:{region}:{TestServer.Account}:key/{key}";
}
