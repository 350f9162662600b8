using System.Diagnostics;
using System.Net;
using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Program;

/// <summary><c>signet serve</c> in a process of its own, on a data folder of its own; it can be stopped, killed and started again.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Scratch _home = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private Process? _process;

    private RunningProgram(string? folder)
    {
        Folder = folder ?? _home["data"];
        Root = new Client(this, () => CredentialsOf("default"));
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>What comes before the program on its command line, such as a shell line that changes what the process may do.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public Uri Url => new(File.ReadAllText(EndpointFile).Trim());

    public string EndpointFile => PathOf("endpoint");

    public int ProcessId => _process!.Id;

    /// <summary>A client that signs as the root user.</summary>
    public Client Root { get; }

    /// <summary>What the current run printed so far.</summary>
    public string Output => Read(_output);

    /// <summary>What the current run complained about so far.</summary>
    public string Error => Read(_error);

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Starts the program, and comes back when it answers.</summary>
    public static async Task<RunningProgram> StartAsync(
        string? folder = null, IReadOnlyDictionary<string, string>? environment = null, IReadOnlyList<string>? wrapper = null)
    {
        var program = new RunningProgram(folder) { Environment = environment, Wrapper = wrapper ?? [] };
        try
        {
            await program.StartAgainAsync();
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program on the same folder, and comes back when it answers.</summary>
    public async Task StartAgainAsync()
    {
        Launch();
        using var limit = Limit();
        while (!Output.Contains("Signet answers at ", StringComparison.Ordinal))
        {
            Assert.False(_process!.HasExited, $"The program ended instead of answering. It said: {Output}{Error}");
            await Task.Delay(10, limit.Token);
        }

        while (!await IsReadyAsync(limit.Token))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>Pulls the plug: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        using var limit = Limit();
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Asks the program to stop, by SIGTERM, and does not wait.</summary>
    public Task SignalAsync() => Command.MustShellAsync($"kill -TERM {ProcessId}");

    /// <summary>Waits until the program has ended; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = Limit();
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Stops the program by SIGTERM; its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync();
        return await EndAsync();
    }

    /// <summary>What <c>/health/ready</c> says.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(Url, "/health/ready"), cancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, answer.StatusCode.ToString());
        return answer.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>The credentials that the program left in its credentials file.</summary>
    public SigningCredentials CredentialsOf(string profile)
    {
        var lines = File.ReadAllLines(PathOf("credentials")).SkipWhile(line => line != $"[{profile}]").Skip(1).Take(2).ToList();
        Assert.StartsWith("aws_access_key_id = ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("aws_secret_access_key = ", lines[1], StringComparison.Ordinal);
        return new(lines[0].Split(" = ")[1], lines[1].Split(" = ")[1]);
    }

    public async ValueTask DisposeAsync()
    {
        Root.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        _home.Dispose();
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(Command.Token);
        limit.CancelAfter(Patience);
        return limit;
    }

    private static void Write(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Launch()
    {
        _process?.Dispose();
        _output.Clear();
        _error.Clear();
        string[] words = [.. Wrapper, .. Command.SignetWords("serve", "--data", Folder, "--url", "http://127.0.0.1:0")];
        _process = new Process { StartInfo = Command.Prepare(words, Environment, _home.Path) };
        _process.OutputDataReceived += (_, line) => Write(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Write(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
