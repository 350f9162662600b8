using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Durability;

/// <summary>What cannot be recorded is not done: no signature leaves without a durable event, and the server comes back by itself.</summary>
public sealed class UnwritableTests
{
    private const string Message = "aGVsbG8=";

    [Fact]
    public async Task A_full_disk_refuses_calls_and_when_there_is_space_again_it_goes_on()
    {
        using var scratch = new Scratch();
        await using var disk = await Tmpfs.MountAsync(scratch["disk"], "4m");
        await using var server = await SignetProgram.StartAsync(disk.Path);

        await AssertNothingLeavesAsync(
            server,
            () =>
            {
                disk.Fill();
                return Task.CompletedTask;
            },
            () =>
            {
                disk.Relieve();
                return Task.CompletedTask;
            });
    }

    // A limit on the size of files makes every write(2) fail, and unlike a mount needs no privileges.
    [Fact]
    public async Task A_disk_that_takes_no_write_refuses_calls_and_when_it_does_again_it_goes_on()
    {
        using var scratch = new Scratch();
        await using var server = await SignetProgram.StartAsync(scratch["data"], starter: "trap '' XFSZ");

        await AssertNothingLeavesAsync(server, () => server.LimitAsync("--fsize=0:unlimited"), () => server.LimitAsync("--fsize=unlimited:unlimited"));
    }

    [Fact]
    public async Task A_read_only_folder_is_refused_at_the_start_and_loses_nothing()
    {
        using var scratch = new Scratch();
        await using var disk = await Tmpfs.MountAsync(scratch["disk"], "16m");
        string key;
        await using (var server = await SignetProgram.StartAsync(disk.Path))
        {
            using var client = server.ClientOf(server.Root);
            key = (await client.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata").Text("KeyId");
            await server.StopAsync();
        }

        await disk.RemountAsync("ro");
        var refused = await SignetProgram.RunAsync(["serve", "--data", disk.Path, "--url", "http://127.0.0.1:0"]);
        Assert.Equal(2, refused.Code);
        Assert.StartsWith($"signet: --data: The data folder '{disk.Path}' cannot be written: ", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);

        await disk.RemountAsync("rw");
        await using var again = await SignetProgram.StartAsync(disk.Path);
        using var reader = again.ClientOf(again.Root);
        await reader.DoAsync("Sign", new { KeyId = key, Message, SigningAlgorithm = "ECDSA_SHA_256" });
    }

    private static async Task AssertNothingLeavesAsync(SignetProgram server, Func<Task> breakDisk, Func<Task> mendDisk)
    {
        var began = DateTimeOffset.UtcNow;
        using var client = server.ClientOf(server.Root);
        var key = (await client.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata").Text("KeyId");
        var sign = new { KeyId = key, Message, SigningAlgorithm = "ECDSA_SHA_256" };
        var told = new List<SignedAnswer> { await client.KmsAsync("Sign", sign) };

        await breakDisk();
        var refused = 0;
        for (var i = 0; i < 2000 && refused < 20; i++)
        {
            // The space that SQLite holds already may take some more records; from then on nothing is answered.
            var answer = await client.KmsAsync("Sign", sign);
            if (answer.Status == 200)
            {
                told.Add(answer);
                continue;
            }

            refused++;
            Assert.Equal((500, "KMSInternalException"), (answer.Status, answer.Code));
            Assert.DoesNotContain("Signature", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(20, refused);
        Assert.Equal((500, "KMSInternalException"), await OutcomeAsync(client, "GetPublicKey", new { KeyId = key }));
        Assert.Equal((500, "KMSInternalException"), await OutcomeAsync(client, "DisableKey", new { KeyId = key }));
        Assert.Equal((500, "KMSInternalException"), await OutcomeAsync(client, "CreateAlias", new { AliasName = "alias/lost", TargetKeyId = key }));
        Assert.Equal("503", await HealthAsync(server, "ready"));
        Assert.Equal("200", await HealthAsync(server, "live"));

        await mendDisk();
        told.Add(await client.KmsAsync("Sign", sign));
        Assert.Equal(200, told[^1].Status);
        Assert.Equal("Enabled", (await client.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata").Text("KeyState"));
        Assert.Empty((await client.DoAsync("ListAliases", new { KeyId = key })).GetProperty("Aliases").EnumerateArray());

        var trail = (await Trail.EventsAsync(client, began)).Where(e => e.Text("eventName") is "Sign").ToDictionary(e => e.Text("requestID"), StringComparer.Ordinal);
        Assert.All(told, answer => Assert.True(trail.ContainsKey(answer.RequestId)));
    }

    private static async Task<(int, string)> OutcomeAsync(SignedClient client, string operation, object request)
    {
        var answer = await client.KmsAsync(operation, request);
        return (answer.Status, answer.Text.Length == 0 ? "" : answer.Code);
    }

    private static Task<string> HealthAsync(SignetProgram server, string which) =>
        Command.MustRunAsync("curl", ["--silent", "--output", "/dev/null", "--write-out", "%{http_code}", new Uri(server.Url, $"health/{which}").ToString()], []);
}
