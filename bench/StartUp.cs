using System.Diagnostics;
using System.Globalization;

namespace Signet.Bench;

/// <summary>One start of the server on a data folder that exists.</summary>
/// <param name="Milliseconds">From the start of the process to the answer to a signed request.</param>
/// <param name="Megabytes">What it then held in memory.</param>
internal sealed record Start(double Milliseconds, double Megabytes);

/// <summary>Starts the server again and again on the same data folder.</summary>
internal static class StartUp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Start>> RunAsync(BenchOptions options, Cores cores, CancellationToken cancellationToken)
    {
        using var first = await SignetProcess.StartAsync(cores, cancellationToken);
        var key = await first.Client.CreateKeyAsync("ECC_NIST_P256", "SIGN_VERIFY", cancellationToken);
        await first.Process.StopAsync(cancellationToken);
        List<Start> starts = [];
        while (starts.Count < options.Rounds)
        {
            var port = Ports.Free();
            var client = first.Client with { Endpoint = new($"http://127.0.0.1:{port}") };
            var clock = Stopwatch.GetTimestamp();
            using var process = Child.Start(SignetProcess.Command(cores, first.Folder, port));
            var printed = process.Output.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            await Ports.WaitAsync(port, Patience, cancellationToken);
            await client.CallAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}""", cancellationToken);
            starts.Add(new(Stopwatch.GetElapsedTime(clock).TotalMilliseconds, process.ResidentMegabytes));
            await process.StopAsync(cancellationToken);
            await printed;
        }

        return starts;
    }

    public static string ToText(IReadOnlyList<Start> starts) => string.Create(
        CultureInfo.InvariantCulture,
        $"\nFrom start to the first answer to a signed request: {starts.Median(start => start.Milliseconds):N0} ms; memory then: {starts.Median(start => start.Megabytes):N0} MB\n");
}
