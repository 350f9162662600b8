using Signet.Bench;

if (args is ["echo"])
{
    await Echo.RunAsync();
    return 0;
}

if (BenchOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    var cores = Cores.Split();
    await cores.MoveSelfAsync(stop.Token);
    var report = await Benchmark.RunAsync(options, cores, stop.Token);
    Console.Write(report.ToText());
    if (options.Save)
    {
        Console.WriteLine($"Saved as {report.Save()}");
    }

    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
