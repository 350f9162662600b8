using System.Globalization;

namespace Signet.Bench;

/// <summary>Signing with ECC_NIST_P256 beside RSA_4096, whose signatures take two hundred times as long.</summary>
internal static class MixedLoad
{
    public static async Task<IReadOnlyList<MixedRound>> RunAsync(
        SignetProcess signet, IReadOnlyList<Workload> workloads, BenchOptions options, int pool, CancellationToken cancellationToken)
    {
        var fast = workloads.Single(workload => workload.Kind.Spec == "ECC_NIST_P256");
        var slow = workloads.Single(workload => workload.Kind.Spec == "RSA_4096");
        List<MixedRound> rounds = [];
        for (var round = 1; round <= options.Rounds; round++)
        {
            var (fastAlone, slowAlone) = (await LoadAsync(fast), await LoadAsync(slow));
            var both = await Task.WhenAll(LoadAsync(fast), LoadAsync(slow));
            rounds.Add(new(fastAlone, slowAlone, both[0], both[1]));
        }

        return rounds;

        Task<LoadResult> LoadAsync(Workload workload)
        {
            var requests = signet.SignRequests(workload.Kind, workload.KeyId, pool);
            return Load.RunAsync(signet.Process, signet.Endpoint, requests, options.Connections, options.Slice, cancellationToken);
        }
    }

    public static string ToText(IReadOnlyList<MixedRound> rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"""

         Both at once, {rounds.Count} rounds: ECC_NIST_P256 keeps {rounds.Median(round => round.FastKept):N2} of its lone rate, p99 {rounds.Median(round => round.Fast.P99):N1} ms; RSA_4096 keeps {rounds.Median(round => round.SlowKept):N2} of its own

         """);
}
