using System.Net.Sockets;
using System.Security.Cryptography;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>What was acknowledged outlives the process, whenever it dies.</summary>
public sealed class CrashTests
{
    private const int Writers = 4;

    private static int Rounds => System.Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1" ? 1000 : 50;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_at_any_moment()
    {
        await using var program = await RunningProgram.StartAsync();
        List<Ledger> all = [];
        for (var round = 0; round < Rounds; round++)
        {
            var ledgers = Enumerable.Range(0, Writers).Select(writer => new Ledger($"{round}-{writer}")).ToList();
            var writers = ledgers.Select(ledger => WriteUntilKilledAsync(program, ledger)).ToList();

            // However slow the machine, each round has something to lose.
            await Task.WhenAny([.. ledgers.Select(ledger => ledger.Begun), .. writers]);
            await Task.Delay(RandomNumberGenerator.GetInt32(300), Command.Token);
            await program.KillAsync();
            await Task.WhenAll(writers);

            await program.StartAgainAsync();
            await Task.WhenAll(ledgers.Select(ledger => ledger.CheckAsync(program.Root)));
            all.AddRange(ledgers);
        }

        // A later crash must not take what an earlier one had left; and the test must have tested something.
        await Parallel.ForEachAsync(all, Command.Token, async (ledger, _) => await ledger.CheckAsync(program.Root));
        Assert.True(all.Sum(ledger => ledger.Acknowledged) > Rounds * Writers, $"Only {all.Sum(ledger => ledger.Acknowledged)} calls were acknowledged.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} kills, {all.Sum(ledger => ledger.Acknowledged)} acknowledged calls");
    }

    private static async Task WriteUntilKilledAsync(RunningProgram program, Ledger ledger)
    {
        using var client = new Client(program, () => program.CredentialsOf("default"));
        try
        {
            await ledger.WriteAsync(client);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            // The kill; what was under way was not acknowledged.
        }
    }
}
