using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Docs;

/// <summary>Every command of README and docs, run in its page's order in one shell, as somebody pastes it.</summary>
public sealed partial class DocumentationTests
{
    private const string Mark = "@@ line ";

    // Defined for the page's shell: the server runs in the background, and the page goes on when it answers.
    private const string Prelude = """
        exec 2>&1
        set -eu -o pipefail
        server=
        await_server() {
          for _ in $(seq 600); do
            if grep -q '^Signet answers' server.log; then return; fi
            if ! kill -0 "$server"; then cat server.log; return 1; fi
            sleep 0.1
          done
          return 1
        }
        stop_server() { if [ "$server" ]; then kill -TERM "$server"; wait "$server"; server=; fi; }
        trap 'code=$?; stop_server; exit $code' EXIT

        """;

    public static TheoryData<string> Pages()
    {
        var docs = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories);
        return [.. docs.Prepend(Path.Combine(Checkout.Root, "README.md"))
            .Where(page => MarkdownPage.Blocks(page).Any(block => block.Kind is not BlockKind.Skip))
            .Select(page => Path.GetRelativePath(Checkout.Root, page)).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_of_the_page_does_what_the_page_says(string page)
    {
        using var scratch = new Scratch();
        var blocks = MarkdownPage.Blocks(Path.Combine(Checkout.Root, page)).Where(block => block.Kind is not BlockKind.Skip).ToList();
        foreach (var script in (string[])["signet", "test.sh", "bench.sh"])
        {
            File.CreateSymbolicLink(scratch[script], Path.Combine(Checkout.Root, script));
        }

        // The default folder is the one that is tested; the ports are free ones.
        var (port, otherPort) = (FreePort(), FreePort());
        var environment = await AwsCli.PathAsync();
        environment["XDG_DATA_HOME"] = scratch["home"];

        // In its home the command line of AWS keeps the sessions of roles, by names that the next run has again.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        environment["HOME"] = Directory.CreateDirectory(scratch["home"]).FullName;
        environment["DOTNET_CLI_HOME"] = home;
        environment["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        environment["SIGNET_URL"] = $"http://127.0.0.1:{port}";
        var text = ScriptOf(blocks).Replace(":4599", $":{port}", StringComparison.Ordinal).Replace(":4600", $":{otherPort}", StringComparison.Ordinal);
        var result = await Command.RunAsync(["bash", "-c", text], environment, scratch.Path);

        Assert.True(result.ExitCode == 0, $"{page} ended with exit code {result.ExitCode}:\n{result.Output}{result.Error}");
        var outputs = OutputsOf(result.Output);
        foreach (var block in blocks.Where(block => block.Expected.Count > 0))
        {
            AssertPromised(page, block, outputs[block.Line]);
        }
    }

    [Fact]
    public void Every_page_that_is_linked_exists()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat([Path.Combine(Checkout.Root, "README.md"), Path.Combine(Checkout.Root, "bench", "README.md")]);
        var dead = from page in pages
                   from Match link in Link().Matches(File.ReadAllText(page))
                   let target = link.Groups[1].Value.Split('#')[0]
                   where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                   where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                   select $"{page}: {target}";

        Assert.Empty(dead);
    }

    private static string ScriptOf(IEnumerable<Block> blocks)
    {
        var script = new StringBuilder(Prelude);
        foreach (var block in blocks)
        {
            script.Append($"\necho '{Mark}{block.Line}'\n").Append(block.Kind switch
            {
                BlockKind.Serve => $"{block.Text} >server.log 2>&1 &\nserver=$!\nawait_server\ncat server.log\n",
                BlockKind.Stop => "stop_server\n",
                BlockKind.Fails => $"if\n{block.Text}\nthen echo 'This was meant to fail.'; exit 99; fi\n",
                _ => block.Text + "\n",
            });
        }

        return script.ToString();
    }

    private static Dictionary<int, List<string>> OutputsOf(string output)
    {
        var outputs = new Dictionary<int, List<string>>();
        var current = new List<string>();
        foreach (var line in output.Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                outputs[int.Parse(line[Mark.Length..])] = current = [];
            }
            else
            {
                current.Add(line);
            }
        }

        return outputs;
    }

    // Each promised line must come, in their order; others may stand between them.
    private static void AssertPromised(string page, Block block, List<string> output)
    {
        var at = 0;
        foreach (var line in block.Expected)
        {
            var found = output.FindIndex(at, actual => Matches(line, actual));
            Assert.True(found >= 0, $"{page}:{block.Line} promises\n{line}\nbut printed\n{string.Join('\n', output)}");
            at = found + 1;
        }
    }

    // An ellipsis stands for anything; runs of blanks are alike.
    private static bool Matches(string promised, string actual) => Regex.IsMatch(
        Blanks().Replace(actual.Trim(), " "), "^" + Regex.Escape(Blanks().Replace(promised.Trim(), " ")).Replace("…", ".*", StringComparison.Ordinal) + "$");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
