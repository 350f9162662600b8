using System.Diagnostics;

namespace Signet.Bench;

/// <summary>A closed loop: each connection sends its next request when the answer to the last is there.</summary>
internal static class Load
{
    /// <summary>Runs the loop for a while against a process and tells how it did.</summary>
    public static async Task<LoadResult> RunAsync(
        Child process, Uri endpoint, IReadOnlyList<byte[]> requests, int connections, TimeSpan slice, CancellationToken cancellationToken)
    {
        List<Connection> open = [];
        try
        {
            while (open.Count < connections)
            {
                open.Add(await Connection.OpenAsync(endpoint, cancellationToken));
            }

            var (processor, start) = (process.ProcessorSeconds, Stopwatch.GetTimestamp());
            var loops = open.Select((connection, index) =>
                LoopAsync(connection, requests, index * requests.Count / connections, start, slice, cancellationToken));
            var latencies = await Task.WhenAll(loops);

            // What was in flight when the time was up is counted with the time that it took.
            var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return LoadResult.Of([.. latencies.SelectMany(some => some)], elapsed, process.ProcessorSeconds - processor);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<List<long>> LoopAsync(
        Connection connection, IReadOnlyList<byte[]> requests, int next, long start, TimeSpan slice, CancellationToken cancellationToken)
    {
        List<long> latencies = new(1024);
        while (Stopwatch.GetElapsedTime(start) < slice)
        {
            var sent = Stopwatch.GetTimestamp();
            await connection.ExchangeAsync(requests[next++ % requests.Count], cancellationToken);
            latencies.Add(Stopwatch.GetTimestamp() - sent);
        }

        return latencies;
    }
}
