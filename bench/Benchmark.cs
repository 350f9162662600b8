using System.Globalization;

namespace Signet.Bench;

/// <summary>The whole run: everything is started once, warmed up, and measured in rounds that take turns.</summary>
internal static class Benchmark
{
    // Different digests, so that nothing that is kept from one request answers the next.
    private const int Pool = 512;

    // What the JIT needs to reach its last tier on one core.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task<Report> RunAsync(BenchOptions options, Cores cores, CancellationToken cancellationToken)
    {
        var load = await File.ReadAllTextAsync("/proc/loadavg", cancellationToken);
        var loadBefore = double.Parse(load.Split(' ')[0], CultureInfo.InvariantCulture);
        using var signet = await SignetProcess.StartAsync(cores, cancellationToken);
        using var echo = await EchoServer.StartAsync(cores, cancellationToken);
        var started = TimeProvider.System.GetUtcNow();

        List<Workload> workloads = [];
        foreach (var kind in KeyKind.All)
        {
            var workload = new Workload(kind, await signet.Client.CreateKeyAsync(kind.Spec, "SIGN_VERIFY", cancellationToken), new(() => SignLoop.Signer(kind), cores.Measured.Count));
            workloads.Add(workload);
            await workload.LoadAsync(signet, echo, options.Connections, WarmUp, Pool, cancellationToken);
            workload.Loop.Run();
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            await Console.Error.WriteLineAsync($"round {round} of {options.Rounds} ...");
            foreach (var workload in workloads)
            {
                var (ours, bare) = await workload.LoadAsync(signet, echo, options.Connections, options.Slice, Pool, cancellationToken);
                var openSsl = await OpenSslSpeed.RunAsync(workload.Kind, cores, cancellationToken);
                workload.Rounds.Add(new(ours, bare, openSsl, workload.Loop.Run()));
            }
        }

        await Console.Error.WriteLineAsync("fast beside slow ...");
        var mixed = await MixedLoad.RunAsync(signet, workloads, options, Pool, cancellationToken);
        await Console.Error.WriteLineAsync("other operations ...");
        var operations = await OperationLoad.RunAllAsync(signet, echo, options, cores, cancellationToken);
        await Console.Error.WriteLineAsync("starting ...");
        var starts = await StartUp.RunAsync(options, cores, cancellationToken);
        await Console.Error.WriteLineAsync("verifying offline ...");
        var offline = await OfflineVerification.RunAsync(options, cores, cancellationToken);
        return new(started, loadBefore, options, cores, [.. workloads.Select(workload => new ReportRow(workload.Kind.Spec, workload.Rounds))], mixed, operations, starts, offline);
    }
}
