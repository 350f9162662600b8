using System.Diagnostics;

namespace Signet.Bench;

/// <summary>What one slice of load measured.</summary>
/// <param name="Rate">Requests answered per second.</param>
/// <param name="P50">The middle latency in milliseconds.</param>
/// <param name="P99">The latency in milliseconds that one of a hundred requests exceeds.</param>
/// <param name="Processor">Microseconds of the server's processor time per request.</param>
/// <param name="Busy">How many cores the server kept busy.</param>
internal sealed record LoadResult(double Rate, double P50, double P99, double Processor, double Busy)
{
    public static LoadResult Of(long[] latencies, double seconds, double processorSeconds)
    {
        Array.Sort(latencies);
        return new(
            latencies.Length / seconds,
            Quantile(latencies, 0.50),
            Quantile(latencies, 0.99),
            processorSeconds * 1e6 / latencies.Length,
            processorSeconds / seconds);
    }

    private static double Quantile(long[] sorted, double share) =>
        sorted[Math.Min((int)(sorted.Length * share), sorted.Length - 1)] * 1e3 / Stopwatch.Frequency;
}
