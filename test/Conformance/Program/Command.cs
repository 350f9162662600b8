using System.Diagnostics;

namespace Signet.Conformance.Tests.Program;

/// <summary>Runs commands (signet, aws, openssl, curl, a shell) as a user does, in an environment that knows nothing of the machine's own AWS and Signet settings.</summary>
internal static class Command
{
    // However slow the machine: what takes longer hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string[] ForeignPrefixes = ["AWS_", "SIGNET_", "XDG_"];

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PAGER"] = "",
        ["LC_ALL"] = "C.UTF-8",
    };

    // The program of the same build as these tests: src/Cli/bin/Release/net10.0 as test/Conformance/bin/Release/net10.0.
    private static readonly string SignetDll = Path.Combine(
        [Checkout.Root, "src", "Cli", "bin", .. AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..], "signet.dll"]);

    /// <summary>The test's own end.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The words that run the program with some arguments.</summary>
    public static string[] SignetWords(params IEnumerable<string> arguments) => ["dotnet", SignetDll, .. arguments];

    /// <summary>Runs a verb of the program to its end.</summary>
    public static Task<Ended> SignetAsync(params IEnumerable<string> arguments) => RunAsync(SignetWords(arguments));

    /// <summary>Runs a shell line to its end.</summary>
    public static Task<Ended> ShellAsync(string line) => RunAsync(["/bin/sh", "-c", line]);

    /// <summary>Runs a shell line that must do its work; gives its standard output.</summary>
    public static Task<string> MustShellAsync(string line) => MustRunAsync(["/bin/sh", "-c", line]);

    /// <summary>Runs a command that must do its work; gives its standard output.</summary>
    public static async Task<string> MustRunAsync(IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var ended = await RunAsync(words, environment, folder);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', words)}: exit {ended.ExitCode}\n{ended.Output}{ended.Error}");
        return ended.Output;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Patience);
        using var process = Process.Start(Prepare(words, environment, folder))!;
        process.StandardInput.Close();
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>What starts a command, in the given folder and with the given variables beside the usual ones.</summary>
    public static ProcessStartInfo Prepare(IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment, string? folder)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Environment.Concat(environment ?? new Dictionary<string, string>(StringComparer.Ordinal)))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsForeign(string name) => ForeignPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}

/// <summary>How a command ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error);
