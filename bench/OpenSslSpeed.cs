using System.Globalization;

namespace Signet.Bench;

/// <summary>The ceiling: signatures per second of the machine's own OpenSSL, a process for each measured core, added up.</summary>
internal static class OpenSslSpeed
{
    // Without -multi, which counts by the clock: a plain process counts by its own processor time, so it tells what OpenSSL
    // would do with the cores to itself. What other programs take is then never taken for Signet's merit.
    public static async Task<double> RunAsync(KeyKind kind, Cores cores, CancellationToken cancellationToken)
    {
        var outputs = await Task.WhenAll(cores.Measured.Select(_ =>
            Child.RunAsync(cores.OnMeasured("openssl", "speed", "-seconds", "1", kind.OpenSsl), cancellationToken)));
        return outputs.Sum(output => Parse(output, kind.Row));
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
