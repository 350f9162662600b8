using Microsoft.Extensions.Logging;
using Signet.Server.RootKeys;
using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Seeds;

/// <summary>Rehearses a seed on an empty server that nobody sees.</summary>
public static class SeedCheck
{
    /// <summary>Tells what the seed would do there.</summary>
    /// <exception cref="SeedException">It is wrong; the sentence names the place.</exception>
    public static async Task<SeedOutcome> RunAsync(string path, ServerOptions options, CancellationToken cancellationToken)
    {
        var seed = Seed.Read(path, Environment.GetEnvironmentVariable);
        var catalog = new Catalog();
        var nothing = new Rehearsal(origin: null, catalog);
        using var logs = LoggerFactory.Create(_ => { });
        using var sealer = Sealer.WithoutStore();
        var parts = new ServerParts(nothing, catalog, sealer, options, TimeProvider.System, logs);
        var account = new AccountRecord { Id = options.Account, CreatedAt = TimeProvider.System.GetUtcNow() };
        var commit = await SeedRehearsal.RunAsync(seed, parts, options with { Seed = path }, new([Change.Insert(account)], []), cancellationToken);
        return new(seed.Notes, [.. commit.Events.CountBy(one => one.Name).Select(pair => (pair.Key, pair.Value))]);
    }
}

/// <summary>What a seed does to an empty server.</summary>
/// <param name="Notes">What of another program's seed cannot be carried over.</param>
/// <param name="Calls">The operations that it stands for, and how often.</param>
public sealed record SeedOutcome(IReadOnlyList<string> Notes, IReadOnlyList<(string Operation, int Count)> Calls);
