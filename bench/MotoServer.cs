namespace Signet.Bench;

/// <summary>moto_server as a child process on the measured cores: the other KMS that people test with.</summary>
internal sealed class MotoServer : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private MotoServer(Child process, KmsClient client) => (Process, Client) = (process, client);

    public Child Process { get; }

    public KmsClient Client { get; }

    /// <summary>Starts it; null when it is not installed.</summary>
    public static async Task<MotoServer?> TryStartAsync(Cores cores, CancellationToken cancellationToken)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "moto_server"))))
        {
            return null;
        }

        var port = Ports.Free();
        var start = cores.OnMeasured("sh", "-c", $"exec moto_server -H 127.0.0.1 -p {port} >/dev/null 2>&1");
        var process = Child.Start(start);
        try
        {
            await Ports.WaitAsync(port, StartTimeout, cancellationToken);
            return new(process, new(new Uri($"http://127.0.0.1:{port}"), new("AKIAIOSFODNN7EXAMPLE", "an example, which moto does not check")));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose() => Process.Dispose();
}
