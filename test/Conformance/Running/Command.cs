using System.Diagnostics;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>The program on the command line, as a user starts it, in an environment that nothing of the machine's reaches.</summary>
internal static class Command
{
    private static readonly string Dll = Find();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What starts the program in the folder; a wrapper such as a shell line comes before it.</summary>
    public static ProcessStartInfo StartInfo(
        string workingFolder, IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> arguments, params IEnumerable<string> wrapper)
    {
        string[] words = [.. wrapper, "dotnet", Dll, .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<Ended> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(environment: null, arguments);

    /// <summary>Runs a verb to its end, with some environment.</summary>
    public static Task<Ended> RunAsync(IReadOnlyDictionary<string, string>? environment, params IReadOnlyList<string> arguments) =>
        RunAsync(StartInfo(AppContext.BaseDirectory, environment, arguments));

    /// <summary>Runs a shell line to its end.</summary>
    public static Task<Ended> ShellAsync(string line) =>
        RunAsync(new ProcessStartInfo("/bin/sh", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });

    private static async Task<Ended> RunAsync(ProcessStartInfo start)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("SIGNET_", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal) || name is "XDG_DATA_HOME";

    // The program of the same build as these tests: test/Conformance/bin/Release/net10.0 beside src/Cli/bin/Release/net10.0.
    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Checkout.Root, "src", "Cli", "bin", own.Parent!.Name, own.Name, "signet.dll");
    }
}

/// <summary>How a run of a program ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error);
