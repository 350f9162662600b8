using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Signet.Cli;

/// <summary>Gives a verb's help more than its options: what it decides, its exit codes, its examples.</summary>
internal static class Manual
{
    /// <summary>Adds the text below the help of the command, and gives the command back.</summary>
    public static Command Add(Command command, string text)
    {
        var help = new HelpOption();
        help.Action = new WithText((HelpAction)help.Action!, text);
        command.Options.Add(help);
        return command;
    }

    private sealed class WithText(HelpAction help, string text) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(text);
            return code;
        }
    }
}
