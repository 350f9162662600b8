namespace Signet.Bench;

/// <summary>The bare Kestrel as a child process: this program itself in its mode <c>echo</c>.</summary>
internal sealed record EchoServer(Child Process, Uri Endpoint) : IDisposable
{
    public static async Task<EchoServer> StartAsync(Cores cores, CancellationToken cancellationToken)
    {
        var process = Child.Start(cores.OnMeasured("dotnet", typeof(EchoServer).Assembly.Location, "echo"));
        var url = await process.Output.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("the echo server did not start");
        return new(process, new Uri(url));
    }

    /// <summary>The requests of a workload, but for the header that says how long Signet's answer to them was.</summary>
    public IReadOnlyList<byte[]> Requests(IReadOnlyList<byte[]> signed, int answerSize) =>
        [.. signed.Select(request => HttpText.WithHeader(request, Echo.AnswerSize, $"{answerSize}"))];

    public void Dispose() => Process.Dispose();
}
