using System.Diagnostics;
using Signet.Conformance.Tests.Running;

namespace Signet.Conformance.Tests.Program;

/// <summary>Runs what stands around the program (aws, openssl, curl, bash) in an environment that knows nothing of the machine's own AWS and Signet settings.</summary>
internal static class Tool
{
    public static async Task<Ended> RunAsync(string program, string[] arguments, Dictionary<string, string> environment, string? folder = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Process.Start(Prepare(program, arguments, environment, folder))!;
        process.StandardInput.Close();
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs a program that must do its work; gives its standard output.</summary>
    public static async Task<string> MustRunAsync(string program, string[] arguments, Dictionary<string, string> environment, string? folder = null)
    {
        var result = await RunAsync(program, arguments, environment, folder);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit {result.ExitCode}\n{result.Output}{result.Error}");
        return result.Output;
    }

    private static ProcessStartInfo Prepare(string program, string[] arguments, Dictionary<string, string> environment, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_PAGER"] = "";
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("SIGNET_", StringComparison.Ordinal) || name.StartsWith("XDG_", StringComparison.Ordinal);
}
