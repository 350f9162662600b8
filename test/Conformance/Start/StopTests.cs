using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Start;

/// <summary>How a server stops, and that it stops well.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_stop_finishes_what_is_in_flight_and_takes_nothing_new(string signal)
    {
        using var scratch = new Scratch();
        await using var server = await SignetProgram.StartAsync(scratch["data"]);
        using var warm = server.ClientOf(server.Root);
        await warm.DoAsync("ListKeys", new { });

        // An RSA_4096 key takes its time: one at least is in the making when the signal comes.
        var clients = new List<SignedClient>();
        var calls = new List<Task<SignedAnswer>>();
        while (calls.TrueForAll(call => call.IsCompleted))
        {
            clients.Add(server.ClientOf(server.Root));
            calls.Add(clients[^1].KmsAsync("CreateKey", new { KeySpec = "RSA_4096", KeyUsage = "SIGN_VERIFY" }));
            await Task.Delay(400, TestContext.Current.CancellationToken);
        }

        await server.SignalAsync(signal);

        var answers = await Task.WhenAll(calls);
        Assert.Equal(0, await server.WaitAsync());

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        await Assert.ThrowsAsync<HttpRequestException>(() => warm.KmsAsync("ListKeys", new { }));
        Assert.False(File.Exists(Path.Combine(server.Folder, "endpoint")));
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        clients.ForEach(client => client.Dispose());

        await using var again = await SignetProgram.StartAsync(scratch["data"]);
        using var reader = again.ClientOf(again.Root);
        foreach (var answer in answers)
        {
            await reader.DoAsync("DescribeKey", new { KeyId = answer.Json.GetProperty("KeyMetadata").Text("KeyId") });
        }
    }

    [Fact]
    public async Task Health_tells_a_live_server_from_a_ready_one()
    {
        using var scratch = new Scratch();
        await using var server = await SignetProgram.StartAsync(scratch["data"]);
        foreach (var path in new[] { "health/live", "health/ready" })
        {
            Assert.Equal("ok\n200", await Command.MustRunAsync("curl", ["--silent", "--write-out", "%{http_code}", new Uri(server.Url, path).ToString()], []));
        }
    }
}
