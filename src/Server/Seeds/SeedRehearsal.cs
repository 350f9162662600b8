using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Seeds;

/// <summary>Works out the one commit that a seed comes to.</summary>
internal static class SeedRehearsal
{
    /// <summary>What is to be committed so that the server has what the seed says; without changes when it has that already.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="parts">The server's parts.</param>
    /// <param name="options">The settings.</param>
    /// <param name="first">What the store begins with instead of what it has now; null to go on from that.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SeedException">The seed is wrong.</exception>
    public static async Task<Commit> RunAsync(Seed? seed, ServerParts parts, ServerOptions options, Commit? first, CancellationToken cancellationToken)
    {
        var catalog = new Catalog();
        var rehearsal = new Rehearsal(first is null ? parts.Store : null, catalog);
        if (first is null)
        {
            await catalog.LoadAsync(parts.Store, cancellationToken);
        }
        else
        {
            await rehearsal.CommitAsync(first, cancellationToken);
        }

        if (seed is not null)
        {
            using var calls = new SeedCalls(parts, rehearsal, catalog);
            await seed.ApplyAsync(calls, options.Account, cancellationToken);
        }

        var gathered = rehearsal.Gathered;
        return gathered.Changes.Count <= Commit.MaxChanges && gathered.Events.Count <= Commit.MaxEvents
            ? gathered
            : throw new SeedException($"{options.Seed}: a seed comes to at most {Commit.MaxChanges} changes at once");
    }

    /// <summary>Makes what was worked out durable, all of it.</summary>
    public static async Task StoreAsync(IStore store, Commit commit, CancellationToken cancellationToken)
    {
        // Nobody else changes anything meanwhile: the server does not listen yet, or holds all calls back.
        var result = await store.CommitAsync(commit, cancellationToken);
        _ = result.Outcome is CommitOutcome.Committed ? true : throw new InvalidOperationException($"The seed could not be stored: {result.Outcome} at {result.ChangeIndex}.");
    }
}
