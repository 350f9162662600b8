using System.Diagnostics;
using Signet.Identifiers;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

/// <summary>The other side of the crash tests: a process that commits as fast as it can and prints the id of what was acknowledged, until it is killed.</summary>
internal static class CrashingServer
{
    public const string Command = "commit-until-killed";

    private const int Callers = 8;

    public static Process Start(string folder) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Command, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

    public static async Task RunAsync(string folder)
    {
        await using var store = await SqliteStore.OpenAsync(new() { Folder = folder }, _ => { }, TimeProvider.System, CancellationToken.None);
        await store.CommitAsync(new([Change.Insert(Sample.Account)], []), CancellationToken.None);
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CommitForeverAsync(store)));

        // Its input ends when the test that started it is gone.
        var orphaned = Task.Run(Console.In.ReadToEnd);
        await await Task.WhenAny([.. callers, orphaned]);
    }

    private static async Task CommitForeverAsync(IStore store)
    {
        while (true)
        {
            var id = KeyId.New();
            var result = await store.CommitAsync(new([Change.Insert(Sample.Key(id))], [Sample.Event() with { EventId = id.Value }]), CancellationToken.None);
            if (result.Outcome is not CommitOutcome.Committed)
            {
                throw new InvalidOperationException(result.ToString());
            }

            // A line is one write(2), which a kill cannot tear apart.
            await Console.Out.WriteLineAsync(id.Value);
        }
    }
}
