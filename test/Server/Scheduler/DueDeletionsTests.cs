using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Scheduler;

/// <summary>What happens at the end of the waiting period.</summary>
public sealed class DueDeletionsTests
{
    [Fact]
    public async Task A_key_is_destroyed_when_its_time_is_over_and_not_before()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/a", TargetKeyId = key });
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/b", TargetKeyId = key });
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });

        server.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await server.Server.RunDueAsync(Cancel));
        await server.Api.DoAsync("DescribeKey", new { KeyId = key });

        // The scheduler looks every minute by itself.
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await GoneAsync(server, key);

        await server.Api.RefusesAsync("DescribeKey", new { KeyId = "alias/a" }, "NotFoundException", $"Alias {AliasArn("alias/a")} is not found.");
        await server.Api.RefusesAsync("CancelKeyDeletion", new { KeyId = key }, "NotFoundException", $"Key '{TestServer.ArnOf(key)}' does not exist");
        Assert.Equal("""{"Aliases":[],"Truncated":false}""", (await server.Api.CallAsync("ListAliases", "{}")).Text);
        Assert.Equal("""{"Keys":[],"Truncated":false}""", (await server.Api.CallAsync("ListKeys", "{}")).Text);

        var other = (await server.Api.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata").Text("KeyId");
        await server.Api.DoNothingAsync("CreateAlias", new { AliasName = "alias/a", TargetKeyId = other });
    }

    [Fact]
    public async Task Its_sealed_material_is_in_no_file_any_more()
    {
        await using var server = await TestServer.StartAsync();
        var (key, kept) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var (material, keptMaterial) = (await SealedAsync(server, key), await SealedAsync(server, kept));
        Assert.True(await InFilesAsync(server, material));

        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        server.Clock.Advance(TimeSpan.FromDays(8));
        await GoneAsync(server, key);

        for (var i = 0; i < 100 && await InFilesAsync(server, material); i++)
        {
            await Task.Delay(100, Cancel);
        }

        Assert.False(await InFilesAsync(server, material));
        Assert.True(await InFilesAsync(server, keptMaterial));
        await server.Api.DoAsync("Sign", KeyRequests.For("Sign", kept));
    }

    [Fact]
    public async Task A_cancelled_deletion_does_not_happen()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        await server.Api.DoAsync("CancelKeyDeletion", new { KeyId = key });

        server.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await server.Server.RunDueAsync(Cancel));

        await server.Api.DoAsync("EnableKey", new { KeyId = key });
        await server.Api.DoAsync("Sign", KeyRequests.For("Sign", key));
    }

    [Fact]
    public async Task A_deletion_survives_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });

        await server.RestartAsync();
        Assert.Equal("PendingDeletion", (await server.Api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata").Text("KeyState"));
        server.Clock.Advance(TimeSpan.FromDays(8));
        await GoneAsync(server, key);

        await server.RestartAsync();
        await server.Api.RefusesAsync("DescribeKey", new { KeyId = key }, "NotFoundException", $"Key '{TestServer.ArnOf(key)}' does not exist");
    }

    [Fact]
    public async Task A_deletion_that_came_due_while_the_server_was_down_happens_when_it_is_up()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });

        await server.Server.DisposeAsync();
        server.Clock.Advance(TimeSpan.FromDays(30));
        await server.RestartAsync();

        await GoneAsync(server, key);
    }

    [Fact]
    public async Task Many_deletions_come_due_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await Parallel.ForAsync(0, 120, Cancel, async (_, _) =>
        {
            var made = await server.Api.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" });
            await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = made.GetProperty("KeyMetadata").Text("KeyId"), PendingWindowInDays = 7 });
        });

        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Server.RunDueAsync(Cancel);

        for (var i = 0; i < 100 && (await ListedAsync()) > 0; i++)
        {
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(0, await ListedAsync());

        async Task<int> ListedAsync() => (await server.Api.DoAsync("ListKeys", "{}")).GetProperty("Keys").GetArrayLength();
    }

    [Fact]
    public async Task The_trail_tells_of_the_destruction_as_the_services_own_act()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        server.Clock.Advance(TimeSpan.FromDays(8));
        await GoneAsync(server, key);

        var told = Assert.Single(await server.TrailAsync("EventName", "DeleteKey"));

        Assert.Equal("AwsServiceEvent", told.Text("eventType"));
        Assert.Equal($$"""{"accountId":"{{TestServer.Account}}","invokedBy":"AWS Internal"}""", told.GetProperty("userIdentity").GetRawText());
        Assert.Equal("AWS Internal", told.Text("sourceIPAddress"));
        Assert.Equal("null null", $"{told.GetProperty("requestParameters").GetRawText()} {told.GetProperty("responseElements").GetRawText()}");
        Assert.False(told.TryGetProperty("requestID", out _));
        Assert.False(told.GetProperty("readOnly").GetBoolean());
        Assert.Equal(TestServer.ArnOf(key), told.GetProperty("resources")[0].Text("ARN"));
        Assert.Equal(key, told.GetProperty("serviceEventDetails").Text("keyId"));
    }

    private static async Task GoneAsync(TestServer server, string key)
    {
        for (var i = 0; i < 100; i++)
        {
            var answer = await server.Api.CallAsync("DescribeKey", new { KeyId = key });
            if (answer.Status == 400)
            {
                answer.IsRefusal("NotFoundException", $"Key '{TestServer.ArnOf(key)}' does not exist");
                return;
            }

            await Task.Delay(50, Cancel);
        }

        Assert.Fail("The key is still there.");
    }

    private static async Task<byte[]> SealedAsync(TestServer server, string key)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(server.Options.DataFolder, "signet.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync(Cancel);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT sealed FROM key_materials WHERE key_id = $key";
        command.Parameters.AddWithValue("$key", key);
        return (byte[])(await command.ExecuteScalarAsync(Cancel))!;
    }

    // Another process copies the files: opening them here would drop SQLite's locks on them (sqlite.org/howtocorrupt.html, 2.2).
    private static async Task<bool> InFilesAsync(TestServer server, byte[] bytes)
    {
        var copy = Directory.CreateTempSubdirectory("signet-copy-").FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("cp", ["-r", server.Options.DataFolder, Path.Combine(copy, "data")]) { UseShellExecute = false })!;
            await process.WaitForExitAsync(Cancel);
            Assert.Equal(0, process.ExitCode);
            return Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes.AsSpan(0, 32)) >= 0);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
