using System.Globalization;

namespace Signet.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage = "usage: ./bench.sh [--quick] [--save] [--connections N]";

    public int Rounds { get; private init; } = 5;

    public TimeSpan Slice { get; private init; } = TimeSpan.FromSeconds(2);

    public int Connections { get; private init; } = 16;

    public bool Save { get; private init; }

    /// <summary>Reads the command line; null when it cannot be understood.</summary>
    public static BenchOptions? Parse(ReadOnlySpan<string> args)
    {
        var options = new BenchOptions();
        while (!args.IsEmpty)
        {
            (var next, var used) = args switch
            {
                ["--quick", ..] => (options with { Rounds = 2, Slice = TimeSpan.FromSeconds(1) }, 1),
                ["--save", ..] => (options with { Save = true }, 1),
                ["--connections", var text, ..] when Count(text) is { } count => (options with { Connections = count }, 2),
                _ => (null, 0),
            };
            if (next is null)
            {
                return null;
            }

            options = next;
            args = args[used..];
        }

        return options;
    }

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1024 ? count : null;
}
