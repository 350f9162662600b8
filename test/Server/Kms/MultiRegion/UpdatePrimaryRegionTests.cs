namespace Signet.Server.Tests.Kms.MultiRegion;

/// <summary>UpdatePrimaryRegion: a replica becomes the primary key, and the primary a replica.</summary>
public sealed class UpdatePrimaryRegionTests
{
    private const string There = "us-east-1";
    private const string Beyond = "us-west-2";

    [Fact]
    public async Task Primary_and_replica_change_places()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there, beyond) = (server.Api, server.ApiAs(server.Root, There), server.ApiAs(server.Root, Beyond));
        var key = await SetAsync(server, There, Beyond);

        await here.DoNothingAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = There });

        Assert.Equal(("Updating", "Updating", "Enabled"), (await here.StateAsync(key), await there.StateAsync(key), await beyond.StateAsync(key)));
        Assert.False((await here.DescribeAsync(key)).GetProperty("Enabled").GetBoolean());
        foreach (var (api, type) in new[] { (here, "REPLICA"), (there, "PRIMARY"), (beyond, "REPLICA") })
        {
            var set = (await api.DescribeAsync(key)).GetProperty("MultiRegionConfiguration");
            Assert.Equal((type, There), (set.Text("MultiRegionKeyType"), set.GetProperty("PrimaryKey").Text("Region")));
            Assert.Equal([TestServer.Region, Beyond], set.GetProperty("ReplicaKeys").EnumerateArray().Select(replica => replica.Text("Region")));
        }

        // Meanwhile the keys work, and a second later they are as before.
        Assert.Equal("moving", (await there.DecryptAsync(await here.EncryptAsync(key, "moving"))).Text);
        await server.SettleAsync();
        Assert.Equal(("Enabled", "Enabled"), (await here.StateAsync(key), await there.StateAsync(key)));
        await there.ReplicateAsync(key, "ap-south-1");
        await here.RefusesAsync(
            "ReplicateKey", new { KeyId = key, ReplicaRegion = "ap-south-2" }, "UnsupportedOperationException", $"{TestServer.ArnOf(key)} is not a multi-region primary key.");
    }

    [Fact]
    public async Task The_settings_of_rotation_go_along()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there) = (server.Api, server.ApiAs(server.Root, There));
        var key = await SetAsync(server, There);
        await here.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 100 });
        var due = server.Clock.GetUtcNow().AddDays(100).InMilliseconds();

        await here.DoAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = There });
        await server.SettleAsync();

        foreach (var api in new[] { here, there })
        {
            var status = await api.DoAsync("GetKeyRotationStatus", new { KeyId = key });
            Assert.Equal((100, due), (status.GetProperty("RotationPeriodInDays").GetInt32(), status.Time("NextRotationDate")));
        }

        await server.PassAsync(TimeSpan.FromDays(100));
        Assert.Single(await there.RotationsAsync(key));
        Assert.Equal(await there.MaterialAsync(key), await here.MaterialAsync(key));
        await there.RotateAsync(key);
        await there.DoAsync("DisableKeyRotation", new { KeyId = key });
        Assert.False((await here.DoAsync("GetKeyRotationStatus", new { KeyId = key })).GetProperty("KeyRotationEnabled").GetBoolean());
        await here.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "UnsupportedOperationException", $"{TestServer.ArnOf(key)} is not a multi-region primary key.");
    }

    [Fact]
    public async Task The_move_survives_a_restart_which_ends_it()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there) = (server.Api, server.ApiAs(server.Root, There));
        var key = await SetAsync(server, There);
        await here.DoAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = There });

        await server.RestartAsync();
        await server.SettleAsync();

        Assert.Equal(("Enabled", "Enabled"), (await here.StateAsync(key), await there.StateAsync(key)));
        Assert.Equal("PRIMARY", (await there.DescribeAsync(key)).GetProperty("MultiRegionConfiguration").Text("MultiRegionKeyType"));
    }

    [Fact]
    public async Task There_must_be_a_usable_replica_in_that_Region()
    {
        await using var server = await TestServer.StartAsync();
        var (here, there, beyond) = (server.Api, server.ApiAs(server.Root, There), server.ApiAs(server.Root, Beyond));
        var (key, single) = (await SetAsync(server, There), await server.Api.MakeKeyAsync());

        await MoveIsRefusedAsync(here, single, There, "UnsupportedOperationException", $"{TestServer.ArnOf(single)} is not a multi-region primary key.");
        await MoveIsRefusedAsync(there, key, TestServer.Region, "UnsupportedOperationException", $"{ArnIn(There, key)} is not a multi-region primary key.");
        await MoveIsRefusedAsync(here, key, Beyond, "NotFoundException", $"Key '{ArnIn(Beyond, key)}' does not exist");
        Assert.NotEqual("", await here.RefusesAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = TestServer.Region }, "UnsupportedOperationException"));
        await here.RefusesValueAsync(
            "UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = "x" },
            @"Value 'x' at 'primaryRegion' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\d+$");

        await here.ReplicateAsync(key, Beyond);
        await MoveIsRefusedAsync(here, key, Beyond, "KMSInvalidStateException", $"{ArnIn(Beyond, key)} is creating.");
        await server.SettleAsync();
        await beyond.DoAsync("DisableKey", new { KeyId = key });
        await MoveIsRefusedAsync(here, key, Beyond, "DisabledException", $"{ArnIn(Beyond, key)} is disabled.");
        await beyond.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        await MoveIsRefusedAsync(here, key, Beyond, "KMSInvalidStateException", $"{ArnIn(Beyond, key)} is pending deletion.");
        await here.DoAsync("DisableKey", new { KeyId = key });
        await MoveIsRefusedAsync(here, key, There, "DisabledException", $"{TestServer.ArnOf(key)} is disabled.");
    }

    [Fact]
    public async Task Both_Regions_trails_tell_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SetAsync(server, There);
        var answer = await server.Api.CallAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = There });

        var here = Assert.Single(await server.TrailAsync("EventName", "UpdatePrimaryRegion"));
        var there = Assert.Single(await TestServer.TrailAsync(server.ApiAs(server.Root, There), "EventName", "UpdatePrimaryRegion"));
        Assert.Equal((answer.Headers["x-amzn-RequestId"], TestServer.Region, There), (here.Text("requestID"), here.Text("awsRegion"), there.Text("awsRegion")));
        Assert.Equal((TestServer.ArnOf(key), ArnIn(There, key)), (here.GetProperty("resources")[0].Text("ARN"), there.GetProperty("resources")[0].Text("ARN")));
        Assert.Equal($$"""{"keyId":"{{key}}","primaryRegion":"{{There}}"}""", here.GetProperty("requestParameters").GetRawText());
        Assert.Equal($$"""{"keyId":"{{TestServer.ArnOf(key)}}"}""", here.GetProperty("responseElements").GetRawText());
        Assert.False(here.GetProperty("userIdentity").TryGetProperty("invokedBy", out _));
        Assert.Equal(
            ("kms.amazonaws.com", server.Root.AccessKeyId),
            (there.GetProperty("userIdentity").Text("invokedBy"), there.GetProperty("userIdentity").Text("accessKeyId")));
    }

    private static Task MoveIsRefusedAsync(ApiClient api, string key, string region, string code, string text) =>
        api.RefusesAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = region }, code, text);

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

    private static string ArnIn(string region, string key) => $"arn:aws:kms:{region}:{TestServer.Account}:key/{key}";
}
