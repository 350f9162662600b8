using System.Text.RegularExpressions;

namespace Signet.Conformance.Tests.Docs;

/// <summary>What a block of commands is for; docs/tested-docs.md tells writers of it.</summary>
internal enum BlockKind
{
    /// <summary>It runs, and succeeds.</summary>
    Run,

    /// <summary>Its last command fails.</summary>
    Fails,

    /// <summary>It runs the server, until the page stops it or ends.</summary>
    Serve,

    /// <summary>No block: the server is stopped here.</summary>
    Stop,

    /// <summary>It is not run, and the marker says why.</summary>
    Skip,
}

/// <summary>A block of commands of a page, with the output that the page promises for it.</summary>
internal sealed record Block(BlockKind Kind, int Line, string Text, IReadOnlyList<string> Expected);

/// <summary>Finds the commands in a page of Markdown.</summary>
internal static partial class MarkdownPage
{
    public static IReadOnlyList<Block> Blocks(string path)
    {
        var blocks = new List<Block>();
        var lines = File.ReadAllLines(path);
        var kind = BlockKind.Run;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Marker().Match(lines[i]) is { Success: true } marker)
            {
                kind = Enum.Parse<BlockKind>(marker.Groups[1].Value, ignoreCase: true);
                Assert.True(kind is not BlockKind.Skip || marker.Groups[2].Length > 0, $"{path}:{i + 1}: a skipped block needs a reason");
                if (kind is BlockKind.Stop)
                {
                    blocks.Add(new(kind, i + 1, "", []));
                    kind = BlockKind.Run;
                }
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var start = i;
                var body = lines.Skip(i + 1).TakeWhile(line => line is not "```").ToList();
                i += body.Count + 1;
                if (lines[start] is "```sh")
                {
                    blocks.Add(new(kind, start + 1, string.Join('\n', body), []));
                    kind = BlockKind.Run;
                }
                else if (lines[start] is "```text" && start > 0 && lines[start - 1] is "```")
                {
                    // Output stands right below its commands.
                    blocks[^1] = blocks[^1] with { Expected = body };
                }
            }
        }

        return blocks;
    }

    [GeneratedRegex(@"^<!-- test: (\w+)(?:: (.+))? -->$")]
    private static partial Regex Marker();
}
