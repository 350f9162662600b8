using Microsoft.Extensions.Logging;
using Signet.Server.Settings;

namespace Signet.Server.Seeds;

/// <summary>Applies the seed of the settings when the server starts, before it listens.</summary>
internal static class SeedStart
{
    /// <summary>Applies the seed, all of it or nothing; null when the settings name none.</summary>
    /// <exception cref="SeedException">The seed is wrong.</exception>
    public static async Task<Seed?> ApplyAsync(ServerParts parts, ServerOptions options, ILogger log, CancellationToken cancellationToken)
    {
        if (options.Seed is not { } path)
        {
            return null;
        }

        var seed = Seed.Read(path, Environment.GetEnvironmentVariable);
        foreach (var note in seed.Notes)
        {
            Log.NotCarriedOver(log, note);
        }

        var commit = await SeedRehearsal.RunAsync(seed, parts, options, first: null, cancellationToken);
        if (commit.Changes.Count > 0)
        {
            await SeedRehearsal.StoreAsync(parts.Store, commit, cancellationToken);
            Log.Applied(log, path, commit.Changes.Count);
        }

        return seed;
    }
}
