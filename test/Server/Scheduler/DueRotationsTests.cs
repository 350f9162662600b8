using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Scheduler;

/// <summary>Automatic rotation, as time passes.</summary>
public sealed class DueRotationsTests
{
    private const int Period = 90;

    [Fact]
    public async Task A_key_rotates_when_its_time_has_come_and_not_before()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        var (first, due) = (await server.Api.MaterialAsync(key), server.Clock.GetUtcNow().AddDays(Period));

        await server.PassAsync(TimeSpan.FromDays(Period) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await server.Api.MaterialAsync(key));

        await server.PassAsync(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, await server.Api.MaterialAsync(key));
        var rotation = Assert.Single(await server.Api.RotationsAsync(key));
        Assert.Equal(("AUTOMATIC", due.InMilliseconds()), (rotation.Text("RotationType"), rotation.Time("RotationDate")));
        Assert.Equal(due.AddDays(Period).InMilliseconds(), await NextAsync(server, key));
    }

    [Fact]
    public async Task The_scheduler_looks_every_minute_by_itself()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        var first = await server.Api.MaterialAsync(key);

        server.Clock.Advance(TimeSpan.FromDays(Period) + TimeSpan.FromMinutes(1));

        for (var i = 0; i < 200 && await server.Api.MaterialAsync(key) == first; i++)
        {
            await Task.Delay(50, Cancel);
        }

        Assert.NotEqual(first, await server.Api.MaterialAsync(key));
    }

    [Fact]
    public async Task Old_ciphertexts_decrypt_for_ever()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        List<(byte[] Blob, string Text, string Material)> kept = [];
        for (var i = 0; i < 8; i++)
        {
            kept.Add((await server.Api.EncryptAsync(key, $"year {i}"), $"year {i}", await server.Api.MaterialAsync(key)));
            await server.PassAsync(TimeSpan.FromDays(Period));
        }

        await server.RestartAsync();

        Assert.Equal(8, kept.DistinctBy(each => each.Material).Count());
        foreach (var (blob, text, material) in kept)
        {
            Assert.Equal((text, material), await server.Api.DecryptAsync(blob));
        }
    }

    [Fact]
    public async Task The_schedule_keeps_its_rhythm_when_it_is_a_little_late_and_starts_anew_when_it_is_very_late()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        var due = server.Clock.GetUtcNow().AddDays(Period);

        await server.PassAsync(TimeSpan.FromDays(Period + 10));
        Assert.Equal(due.AddDays(Period).InMilliseconds(), await NextAsync(server, key));

        await server.PassAsync(TimeSpan.FromDays(10 * Period));
        Assert.Equal(2, (await server.Api.RotationsAsync(key)).Count);
        Assert.Equal(server.Clock.GetUtcNow().AddDays(Period).InMilliseconds(), await NextAsync(server, key));
    }

    [Fact]
    public async Task A_rotation_that_came_due_while_the_server_was_down_happens_when_it_is_up()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        await server.Server.DisposeAsync();
        server.Clock.Advance(TimeSpan.FromDays(Period + 1));

        await server.RestartAsync();
        await server.PassAsync(TimeSpan.Zero);

        Assert.Single(await server.Api.RotationsAsync(key));
    }

    [Fact]
    public async Task A_disabled_key_does_not_rotate_until_it_is_enabled()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        await server.Api.DoAsync("DisableKey", new { KeyId = key });
        await server.PassAsync(TimeSpan.FromDays(Period + 30));
        Assert.Empty(await server.Api.RotationsAsync(key));
        Assert.True((await server.Api.DoAsync("GetKeyRotationStatus", new { KeyId = key })).GetProperty("KeyRotationEnabled").GetBoolean());

        await server.Api.DoAsync("EnableKey", new { KeyId = key });
        await server.PassAsync(TimeSpan.FromMinutes(1));

        var rotation = Assert.Single(await server.Api.RotationsAsync(key));
        Assert.Equal(("AUTOMATIC", server.Clock.GetUtcNow().InMilliseconds()), (rotation.Text("RotationType"), rotation.Time("RotationDate")));
    }

    [Fact]
    public async Task A_key_that_waits_for_its_deletion_does_not_rotate_until_that_is_cancelled()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        await server.PassAsync(TimeSpan.FromDays(Period - 5));
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 30 });
        await server.PassAsync(TimeSpan.FromDays(10));
        Assert.Empty(await server.Api.RotationsAsync(key));

        await server.Api.DoAsync("CancelKeyDeletion", new { KeyId = key });
        await server.Api.DoAsync("EnableKey", new { KeyId = key });
        await server.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(await server.Api.RotationsAsync(key));
    }

    [Fact]
    public async Task A_key_whose_rotation_was_turned_off_does_not_rotate()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        await server.Api.DoAsync("DisableKeyRotation", new { KeyId = key });

        await server.PassAsync(TimeSpan.FromDays(10 * Period));

        Assert.Empty(await server.Api.RotationsAsync(key));
    }

    [Fact]
    public async Task Many_rotations_come_due_at_once()
    {
        await using var server = await TestServer.StartAsync();
        List<string> keys = [];
        for (var i = 0; i < 120; i++)
        {
            keys.Add(await RotatingKeyAsync(server));
        }

        await server.PassAsync(TimeSpan.FromDays(Period));

        foreach (var key in keys)
        {
            Assert.Single(await server.Api.RotationsAsync(key));
        }
    }

    [Fact]
    public async Task A_rotation_reaches_every_replica_whatever_its_state()
    {
        await using var server = await TestServer.StartAsync();
        var (there, beyond) = (server.ApiAs(server.Root, "us-east-1"), server.ApiAs(server.Root, "us-west-2"));
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, "us-east-1");
        await server.Api.ReplicateAsync(key, "us-west-2");
        await server.SettleAsync();
        await beyond.DoAsync("DisableKey", new { KeyId = key });
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = Period });
        var before = await there.EncryptAsync(key, "before");

        await server.PassAsync(TimeSpan.FromDays(Period));

        var material = await server.Api.MaterialAsync(key);
        Assert.Equal((material, material, "Disabled"), (await there.MaterialAsync(key), await beyond.MaterialAsync(key), await beyond.StateAsync(key)));
        Assert.Equal(await MaterialsAsync(server.Api), await MaterialsAsync(there));
        Assert.Equal(await MaterialsAsync(server.Api), await MaterialsAsync(beyond));
        Assert.Equal(("after", material), await server.Api.DecryptAsync(await there.EncryptAsync(key, "after")));
        Assert.Equal("before", (await server.Api.DecryptAsync(before)).Text);

        // A replica that comes later has all of them.
        await server.Api.ReplicateAsync(key, "ap-south-1");
        await server.SettleAsync();
        var late = server.ApiAs(server.Root, "ap-south-1");
        Assert.Equal(await MaterialsAsync(server.Api), await MaterialsAsync(late));
        Assert.Equal("before", (await late.DecryptAsync(before)).Text);

        async Task<List<string>> MaterialsAsync(ApiClient api) =>
            [.. (await api.RotationsAsync(key, "ALL_KEY_MATERIAL")).Select(each => each.GetRawText())];
    }

    [Fact]
    public async Task The_trail_tells_of_it_as_the_services_own_act()
    {
        await using var server = await TestServer.StartAsync();
        var key = await RotatingKeyAsync(server);
        await server.PassAsync(TimeSpan.FromDays(Period));

        var told = Assert.Single(await server.TrailAsync("EventName", "RotateKey"));

        Assert.Equal(("AwsServiceEvent", "AWS Internal"), (told.Text("eventType"), told.Text("sourceIPAddress")));
        Assert.Equal("null null", $"{told.GetProperty("requestParameters").GetRawText()} {told.GetProperty("responseElements").GetRawText()}");
        Assert.Equal(TestServer.ArnOf(key), told.GetProperty("resources")[0].Text("ARN"));
        Assert.Equal($$"""{"keyId":"{{key}}","rotationType":"AUTOMATIC"}""", told.GetProperty("serviceEventDetails").GetRawText());
    }

    private static async Task<string> RotatingKeyAsync(TestServer server)
    {
        var key = await server.Api.MakeKeyAsync();
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = Period });
        return key;
    }

    private static async Task<DateTimeOffset> NextAsync(TestServer server, string key) =>
        (await server.Api.DoAsync("GetKeyRotationStatus", new { KeyId = key })).Time("NextRotationDate");
}
