using System.Diagnostics;
using System.Globalization;

namespace Signet.Bench;

/// <summary>Verification without a service: the program beside openssl, over a short file and over a gibibyte, one after the other on the measured cores.</summary>
internal sealed class OfflineVerification : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signet-bench-").FullName;
    private readonly Cores _cores;

    private OfflineVerification(Cores cores) => _cores = cores;

    /// <summary>Runs the rounds; a sparse file stands for the gibibyte, so that the disk is not measured.</summary>
    public static async Task<IReadOnlyList<OfflineRound>> RunAsync(BenchOptions options, Cores cores, CancellationToken cancellationToken)
    {
        using var bench = new OfflineVerification(cores);
        await bench.PrepareAsync(cancellationToken);
        await bench.SignetAsync("short", cancellationToken);
        var rounds = new List<OfflineRound>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add(new(
                await bench.SignetAsync("short", cancellationToken), await bench.OpenSslAsync("short", cancellationToken),
                await bench.SignetAsync("long", cancellationToken), await bench.OpenSslAsync("long", cancellationToken)));
        }

        return rounds;
    }

    /// <summary>The medians as a table of Markdown.</summary>
    public static string ToText(IReadOnlyList<OfflineRound> rounds)
    {
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {rounds.Median(r => r.SignetShort) * 1000:N0} | {rounds.Median(r => r.OpenSslShort) * 1000:N0} | {rounds.Median(r => r.StartRatio):N1} | {rounds.Median(r => r.SignetLong):N2} | {rounds.Median(r => r.OpenSslLong):N2} | {rounds.Median(r => r.LongRatio):N2} |");
        return $"\n| verify: signet ms | openssl ms | ratio | 1 GiB: signet s | openssl s | ratio |\n| --: | --: | --: | --: | --: | --: |\n{row}\n";
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(PathOf("short"), "a short file\n", cancellationToken);
        await using (var file = File.Create(PathOf("long")))
        {
            file.SetLength(1L << 30);
        }

        await OpenSslAsync(["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", PathOf("key")], cancellationToken);
        await OpenSslAsync(["ec", "-in", PathOf("key"), "-pubout", "-out", PathOf("pub")], cancellationToken);
        foreach (var name in new[] { "short", "long" })
        {
            await OpenSslAsync(["dgst", "-sha256", "-sign", PathOf("key"), "-out", PathOf(name + ".sig"), PathOf(name)], cancellationToken);
        }
    }

    private Task<double> SignetAsync(string name, CancellationToken cancellationToken) =>
        TimeAsync([Repository.Server, "verify", PathOf(name), "--public-key", PathOf("pub"), "--signature", PathOf(name + ".sig")], cancellationToken);

    private Task<double> OpenSslAsync(string name, CancellationToken cancellationToken) =>
        OpenSslAsync(["dgst", "-sha256", "-verify", PathOf("pub"), "-signature", PathOf(name + ".sig"), PathOf(name)], cancellationToken);

    private Task<double> OpenSslAsync(string[] arguments, CancellationToken cancellationToken) => TimeAsync(["openssl", .. arguments], cancellationToken);

    private async Task<double> TimeAsync(string[] words, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await Child.RunAsync(_cores.OnMeasured(words[0], words[1..]), cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
