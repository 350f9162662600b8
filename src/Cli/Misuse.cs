using System.CommandLine;
using System.CommandLine.Parsing;

namespace Signet.Cli;

/// <summary>A command line that means nothing, told in one line instead of the whole help.</summary>
internal static class Misuse
{
    /// <summary>What is wrong, and where to read on; null when nothing is.</summary>
    public static string? In(ParseResult parsed) =>
        parsed.Errors.Count == 0 ? null : $"{Reason(parsed)}. Try: {string.Join(' ', Verb(parsed.CommandResult).Prepend("signet"))} --help";

    // A word that is not known explains more than what is missing because of it.
    private static string Reason(ParseResult parsed) => parsed.UnmatchedTokens switch
    {
        [var option, ..] when option.StartsWith('-') => $"there is no option '{option}'",
        [var word, ..] => $"'{word}' means nothing here",
        _ => parsed.Errors[0].Message.TrimEnd('.'),
    };

    private static IEnumerable<string> Verb(SymbolResult command) =>
        command is { Parent: { } parent } and CommandResult { Command.Name: var name } ? Verb(parent).Append(name) : [];
}
