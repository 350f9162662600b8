using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Durability;

/// <summary>An acknowledged change survives kill -9, and so does its event in the trail.</summary>
public sealed class KillTests(ITestOutputHelper log)
{
    private const int Callers = 6;

    // A fresh folder now and then, so that a thousand rounds do not come to measure how fast a large folder opens.
    private const int RoundsPerFolder = 25;

    private static int Rounds => Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1" ? 1000 : 50;

    [Fact]
    public async Task Nothing_acknowledged_is_missing_after_a_kill()
    {
        var calls = 0;
        for (var done = 0; done < Rounds; done += RoundsPerFolder)
        {
            calls += await KillAgainAndAgainAsync(new Random(done));
        }

        log.WriteLine($"{Rounds} kills, {calls} acknowledged calls");
        Assert.True(calls > Rounds, $"only {calls} calls were acknowledged in {Rounds} rounds");
    }

    private static async Task<int> KillAgainAndAgainAsync(Random random)
    {
        using var scratch = new Scratch();
        var ledgers = Enumerable.Range(0, Callers).Select(_ => new Ledger()).ToList();
        var calls = 0;
        var began = DateTimeOffset.UtcNow;
        for (var round = 0; round < RoundsPerFolder; round++)
        {
            await using var server = await SignetProgram.StartAsync(scratch["data"]);
            await CheckAsync(server, ledgers, began);
            began = DateTimeOffset.UtcNow;

            var clients = ledgers.ConvertAll(_ => server.ClientOf(server.Root));
            var writing = ledgers.Zip(clients, (ledger, client) => Task.Run(() => ledger.WriteUntilKilledAsync(client, $"{round}/{ledgers.IndexOf(ledger)}"))).ToList();
            await Task.Delay(random.Next(50, 600), TestContext.Current.CancellationToken);
            await server.KillAsync();
            await Task.WhenAll(writing);
            clients.ForEach(client => client.Dispose());
            calls += ledgers.Sum(ledger => ledger.RequestIds.Count);
        }

        await using var last = await SignetProgram.StartAsync(scratch["data"]);
        await CheckAsync(last, ledgers, began);
        return calls;
    }

    private static async Task CheckAsync(SignetProgram server, List<Ledger> ledgers, DateTimeOffset began)
    {
        using var client = server.ClientOf(server.Root);
        var found = await Snapshot.OfAsync(client);
        foreach (var ledger in ledgers)
        {
            ledger.Check(found);
            await ledger.CheckTagsAsync(client, newest: 2);
        }

        var missing = ledgers.SelectMany(ledger => ledger.RequestIds).Except(await Trail.RequestIdsAsync(client, began)).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} acknowledged calls are not in the trail");
    }
}
