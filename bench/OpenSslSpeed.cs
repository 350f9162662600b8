using System.Globalization;

namespace Signet.Bench;

/// <summary>The ceiling: signatures per second of the machine's own OpenSSL, a process for each measured core.</summary>
internal static class OpenSslSpeed
{
    public static async Task<double> RunAsync(KeyKind kind, Cores cores, CancellationToken cancellationToken)
    {
        // -elapsed: by the clock, as requests are counted, and not by processor time.
        var start = cores.OnMeasured("openssl", "speed", "-elapsed", "-seconds", "1", "-multi", $"{cores.Measured.Count}", kind.OpenSsl);
        return Parse(await Child.RunAsync(start, cancellationToken), kind.Row);
    }

    // "rsa 4096 bits 0.003310s 0.000052s    302.1  19120.3": times end in s; the first number after them is sign/s.
    private static double Parse(string output, string row)
    {
        var line = output.Split('\n').Last(line => line.TrimStart().StartsWith(row, StringComparison.Ordinal));
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var times = Array.FindLastIndex(fields, field => field.EndsWith('s'));
        return double.Parse(fields[times + 1], CultureInfo.InvariantCulture);
    }
}
