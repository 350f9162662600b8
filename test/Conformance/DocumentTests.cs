using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Signet.Conformance.Tests;

/// <summary>
/// Runs what the documents tell people to type: every <c>sh</c> block of a document, in order, in one bash, against a server that
/// <c>./signet serve</c> started. A block below <c>&lt;!-- test: fails --&gt;</c> must fail; a <c>text</c> block after a block is what it prints.
/// </summary>
public sealed partial class DocumentTests
{
    [Fact]
    public async Task The_readme_does_what_it_says_command_for_command()
    {
        await using var place = new Place();
        var blocks = Blocks(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken));
        Assert.Equal("./signet serve", blocks[0].Commands);
        await place.ServeAsync(blocks[0].Commands);

        var (code, output) = await place.BashAsync(ScriptOf(blocks.Skip(1)));

        Assert.True(code == 0, output);
        var at = 0;
        foreach (var line in blocks.SelectMany(block => block.Prints))
        {
            var found = output.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{line}' was not printed, or not in its place:\n{output[at..]}");
            at = found;
        }

        Assert.Equal(2, Regex.Count(output, "Verified OK"));
        Assert.Equal(1, Regex.Count(output, "Verification failure"));
        Assert.Contains("assumed-role/SignerRole/walkthrough is not authorized to perform: kms:GetPublicKey", output, StringComparison.Ordinal);
        Assert.Contains("assumed-role/OfflineVerifierRole/walkthrough is not authorized to perform: kms:Sign", output, StringComparison.Ordinal);
    }

    private static List<Block> Blocks(string markdown)
    {
        var blocks = new List<Block>();
        foreach (Match match in Fence().Matches(markdown))
        {
            var text = match.Groups["text"].Value.Trim('\n');
            if (match.Groups["kind"].Value is "sh")
            {
                blocks.Add(new(text, MustFail: match.Groups["fails"].Success, Prints: []));
                continue;
            }

            blocks[^1] = blocks[^1] with { Prints = [.. text.Split('\n')] };
        }

        return blocks;
    }

    private static string ScriptOf(IEnumerable<Block> blocks)
    {
        var script = new StringBuilder("set -eu -o pipefail\n");
        foreach (var block in blocks)
        {
            script.Append(block.MustFail ? $"if (\n{block.Commands}\n) then echo 'this should have failed' >&2; exit 99; fi\n" : block.Commands + "\n");
        }

        return script.ToString();
    }

    [GeneratedRegex(@"(?<fails><!-- test: fails -->\n)?^```(?<kind>sh|text)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    private sealed record Block(string Commands, bool MustFail, IReadOnlyList<string> Prints);

    /// <summary>An empty folder with <c>./signet</c> in it, as a checkout's root is, and a server whose data and port are its own.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("signet-documents-").FullName;
        private readonly int _port = FreePort();
        private Process? _server;

        public Place() => File.CreateSymbolicLink(Path.Combine(_folder, "signet"), Path.Combine(Repository.Root, "signet"));

        public async Task ServeAsync(string command)
        {
            _server = Start($"exec {command}");
            while (await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.StartsWith("Signet answers at", StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail(await _server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        public async Task<(int Code, string Output)> BashAsync(string script)
        {
            using var bash = Start($"exec 2>&1\n{script}");
            var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (bash.ExitCode, output);
        }

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
            {
                _server.Kill(entireProcessTree: true);
                await _server.WaitForExitAsync(CancellationToken.None);
                _server.Dispose();
            }

            Directory.Delete(_folder, recursive: true);
        }

        private Process Start(string script)
        {
            var start = new ProcessStartInfo("bash", ["-c", script])
            {
                WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            {
                start.Environment.Remove(name);
            }

            start.Environment["HOME"] = _folder;
            start.Environment["DOTNET_CLI_HOME"] = _folder;
            start.Environment["AWS_PAGER"] = "";
            start.Environment["SIGNET_DATA"] = Path.Combine(_folder, "data");
            start.Environment["SIGNET_URL"] = $"http://127.0.0.1:{_port}";
            AwsCommand.PutFirst(start, _folder);
            return Process.Start(start)!;
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
