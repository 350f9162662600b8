using System.Diagnostics;
using System.Globalization;

namespace Signet.Bench;

/// <summary>A child process whose processor time is counted; it ends when this is disposed.</summary>
internal sealed class Child : IDisposable
{
    // The kernel's USER_HZ, which is 100 on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private Child(Process process) => _process = process;

    public bool HasEnded => _process.HasExited;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>The user and system time that the process has used so far, in seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            // pid (name) state ppid ... utime stime: fields 14 and 15; the name may hold blanks, so count from its end.
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>What the process holds in memory, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            const string Name = "VmRSS:";
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(Name, StringComparison.Ordinal));
            return long.Parse(line[Name.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024.0;
        }
    }

    /// <summary>Starts a process. Its input closes when this process ends.</summary>
    public static Child Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs a process to its end and answers what it printed.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardError = true;
        using var child = Start(start);
        var error = child._process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await child.Output.ReadToEndAsync(cancellationToken);
        await child._process.WaitForExitAsync(cancellationToken);
        return child._process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} failed: {await error}");
    }

    /// <summary>Asks the process to end (SIGTERM) and waits until it has.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await RunAsync(new("kill", ["-TERM", $"{_process.Id}"]), cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
