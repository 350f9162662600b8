using System.Diagnostics;
using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Program;

/// <summary>The server as a user runs it: <c>./signet serve</c>, a process of its own on a free port.</summary>
internal sealed class SignetProgram : IAsyncDisposable
{
    private const string Answers = "Signet answers at ";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _read;

    private SignetProgram(Process process, string folder)
    {
        (_process, Folder) = (process, folder);
        _read = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public Uri Url { get; private set; } = null!;

    /// <summary>All that it wrote so far, to standard output and standard error.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The root user's credentials, from the file in the data folder.</summary>
    public SigningCredentials Root => CredentialsOf("default");

    public AwsCli Aws => new(Url, Root);

    /// <summary>Starts the server and waits until it answers.</summary>
    public static async Task<SignetProgram> StartAsync(string folder, Dictionary<string, string>? environment = null, string[]? options = null, string? starter = null)
    {
        string[] arguments = ["serve", "--data", folder, .. options ?? ["--url", "http://127.0.0.1:0"]];
        var start = starter is null
            ? Command.Prepare(Checkout.Signet, arguments, environment ?? [])
            : Command.Prepare("sh", ["-c", $"{starter}; exec \"$@\"", "sh", Checkout.Signet, .. arguments], environment ?? []);
        var program = new SignetProgram(Process.Start(start)!, folder);
        try
        {
            program.Url = await program._started.Task.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb that ends by itself.</summary>
    public static Task<CommandResult> RunAsync(string[] arguments, Dictionary<string, string>? environment = null, string? folder = null) =>
        Command.RunAsync(Checkout.Signet, arguments, environment ?? [], folder);

    /// <summary>The credentials of a profile of the data folder's credentials file.</summary>
    public SigningCredentials CredentialsOf(string profile)
    {
        var lines = File.ReadLines(Path.Combine(Folder, "credentials")).SkipWhile(line => line != $"[{profile}]").Skip(1).Take(2).ToList();
        return new(lines[0].Split(" = ")[1], lines[1].Split(" = ")[1]);
    }

    /// <summary>A client that signs as the credentials say.</summary>
    public SignedClient ClientOf(SigningCredentials credentials) => new(Url, credentials);

    /// <summary>Sends a signal by its name.</summary>
    public Task SignalAsync(string name) => Command.RunAsync("kill", $"-{name}", _process.Id.ToString());

    /// <summary>Sets a limit of the running process with prlimit(1).</summary>
    public async Task LimitAsync(string limit) => await Command.MustRunAsync("prlimit", ["--pid", _process.Id.ToString(), limit], []);

    /// <summary>Waits for the end; gives the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        await _read;
        return _process.ExitCode;
    }

    /// <summary>Stops it as an operator does.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await WaitAsync();
    }

    /// <summary>Ends it without any warning: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _read;
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }

            if (line.StartsWith(Answers, StringComparison.Ordinal))
            {
                _started.TrySetResult(new(line[Answers.Length..].Split(' ', ';')[0]));
            }
        }

        // Its output is over: if it has not started by now, it never will.
        _started.TrySetException(new InvalidOperationException($"The server did not start:\n{Output}"));
    }
}
