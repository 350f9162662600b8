using System.Diagnostics;

namespace Signet.Bench;

/// <summary>
/// Which cores the measured side may use, and which the load generator: half each, so that the generator does not take
/// from what it measures. One core is shared.
/// </summary>
internal sealed record Cores(IReadOnlyList<int> Measured, IReadOnlyList<int> Generator)
{
    /// <summary>Splits the cores that this process may use.</summary>
    public static Cores Split()
    {
        var all = Allowed();
        return all.Count < 2 ? new(all, all) : new([.. all.Take(all.Count / 2)], [.. all.Skip(all.Count / 2)]);
    }

    /// <summary>A process that will run on the measured cores only; taskset becomes the program, so its id is the program's.</summary>
    public ProcessStartInfo OnMeasured(string program, params IEnumerable<string> arguments) =>
        new("taskset", ["-c", Text(Measured), program, .. arguments]);

    /// <summary>Moves this process, all its threads, to the generator's cores.</summary>
    public async Task MoveSelfAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("taskset", ["-a", "-c", "-p", Text(Generator), $"{Environment.ProcessId}"]);
        await Child.RunAsync(start, cancellationToken);
    }

    private static string Text(IEnumerable<int> cores) => string.Join(',', cores);

    // "Cpus_allowed_list:	0-1,4"
    private static List<int> Allowed()
    {
        const string name = "Cpus_allowed_list:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        List<int> cores = [];
        foreach (var range in line[name.Length..].Trim().Split(','))
        {
            var ends = range.Split('-');
            var (first, last) = (int.Parse(ends[0]), int.Parse(ends[^1]));
            cores.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return cores;
    }
}
